/** What a page is showing, as plain objects that tests on the JVM can drive. */
@NullMarked
package org.latentatlas.client.state;

import org.jspecify.annotations.NullMarked;
