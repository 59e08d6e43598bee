/** The models: their cards, their weights by content hash, and which one the site serves. */
@NullMarked
package org.latentatlas.server.models;

import org.jspecify.annotations.NullMarked;
