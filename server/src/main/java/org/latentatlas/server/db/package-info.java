/** The database: where it lies, how it is opened, its migrations. */
@NullMarked
package org.latentatlas.server.db;

import org.jspecify.annotations.NullMarked;
