/** The web server: routes, pages, API, errors. Its classes know no SQL and no DJL. */
@NullMarked
package org.latentatlas.server.web;

import org.jspecify.annotations.NullMarked;
