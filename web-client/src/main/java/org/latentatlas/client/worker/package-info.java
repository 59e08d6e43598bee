/** Decoding beside the page: what runs in the worker and what the page and the worker say to each other. */
@NullMarked
package org.latentatlas.client.worker;

import org.jspecify.annotations.NullMarked;
