/** Training of variational autoencoders with DJL's PyTorch engine; knows no web and no SQL. */
@NullMarked
package org.latentatlas.server.training;

import org.jspecify.annotations.NullMarked;
