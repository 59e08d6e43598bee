/** The map's and the reading's arithmetic: plain Java that knows no page. */
@NullMarked
package org.latentatlas.client.arithmetic;

import org.jspecify.annotations.NullMarked;
