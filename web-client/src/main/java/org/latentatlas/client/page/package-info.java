/** The pages: elements found once, events wired in one place. */
@NullMarked
package org.latentatlas.client.page;

import org.jspecify.annotations.NullMarked;
