/** Shared walks: short links that pin a model, and their preview pictures. */
@NullMarked
package org.latentatlas.server.walks;

import org.jspecify.annotations.NullMarked;
