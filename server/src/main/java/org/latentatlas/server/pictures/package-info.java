/** What every picture that the server draws needs, whatever it shows. */
@NullMarked
package org.latentatlas.server.pictures;

import org.jspecify.annotations.NullMarked;
