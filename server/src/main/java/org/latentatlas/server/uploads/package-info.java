/** What came to the site as files and was not taken. */
@NullMarked
package org.latentatlas.server.uploads;

import org.jspecify.annotations.NullMarked;
