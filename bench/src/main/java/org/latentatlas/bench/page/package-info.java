/** What is compiled for the browser, to be measured there. */
@NullMarked
package org.latentatlas.bench.page;

import org.jspecify.annotations.NullMarked;
