@NullMarked
package org.latentatlas.server.models;

import org.jspecify.annotations.NullMarked;
