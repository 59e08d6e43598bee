package org.latentatlas.server.web;

import io.javalin.security.RouteRole;

/** Who may use a route; routes without a role are for everybody. */
enum Role implements RouteRole {
    ADMINISTRATOR
}
