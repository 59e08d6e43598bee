/** What the pages do, compiled for the browser. */
@NullMarked
package org.latentatlas.client;

import org.jspecify.annotations.NullMarked;
