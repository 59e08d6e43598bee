/** The whole road in a real browser against a real server process: train, publish, decode, share. */
@NullMarked
package org.latentatlas.server.road;

import org.jspecify.annotations.NullMarked;
