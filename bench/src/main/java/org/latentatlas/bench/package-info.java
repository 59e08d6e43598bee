/** Measurements beside peers: kernels on the JVM and in Chromium, the site, the accuracy of elementary functions. */
@NullMarked
package org.latentatlas.bench;

import org.jspecify.annotations.NullMarked;
