/** The command line. */
@NullMarked
package org.latentatlas.server;

import org.jspecify.annotations.NullMarked;
