/** Tests of the site against a real server on a free port, with a real database and real training. */
@NullMarked
package org.latentatlas.server.web;

import org.jspecify.annotations.NullMarked;
