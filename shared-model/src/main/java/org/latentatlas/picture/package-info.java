/** Pictures made of decoded digits. */
@NullMarked
package org.latentatlas.picture;

import org.jspecify.annotations.NullMarked;
