/** Training on real data: exact repetition, the traps of the engine, agreement with shared-model. */
@NullMarked
package org.latentatlas.server.training;

import org.jspecify.annotations.NullMarked;
