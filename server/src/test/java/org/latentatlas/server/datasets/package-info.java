/** Files of MNIST, good and bad, and drawn digits. */
@NullMarked
package org.latentatlas.server.datasets;

import org.jspecify.annotations.NullMarked;
