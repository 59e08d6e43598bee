package org.latentatlas.server.web;

import io.javalin.security.RouteRole;

/** Who may use a route; routes without a role are for everybody. */
enum Role implements RouteRole {
    ADMINISTRATOR,
    /** Beside the administrator's: the form's token comes within an upload and is checked before the first file is read. */
    UPLOAD
}
