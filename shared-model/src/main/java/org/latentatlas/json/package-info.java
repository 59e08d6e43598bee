/** A small JSON reader, for headers and short documents from strangers. */
@NullMarked
package org.latentatlas.json;

import org.jspecify.annotations.NullMarked;
