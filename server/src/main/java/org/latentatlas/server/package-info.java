/** The command line, and what all packages use. */
@NullMarked
package org.latentatlas.server;

import org.jspecify.annotations.NullMarked;
