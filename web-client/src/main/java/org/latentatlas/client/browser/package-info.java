/** The parts of the browser that TeaVM's own bindings leave out. */
@NullMarked
package org.latentatlas.client.browser;

import org.jspecify.annotations.NullMarked;
