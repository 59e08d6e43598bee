/** The administrator: set-up, password, sessions, forms that only the site itself can send, API tokens. */
@NullMarked
package org.latentatlas.server.accounts;

import org.jspecify.annotations.NullMarked;
