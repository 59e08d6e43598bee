/** Training runs: their settings, queue, states, figures, checkpoints, and the worker that trains. */
@NullMarked
package org.latentatlas.server.runs;

import org.jspecify.annotations.NullMarked;
