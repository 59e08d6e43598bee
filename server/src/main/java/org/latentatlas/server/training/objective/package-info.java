/** What a training step minimises: one small class per objective, with its derivatives written out. */
@NullMarked
package org.latentatlas.server.training.objective;

import org.jspecify.annotations.NullMarked;
