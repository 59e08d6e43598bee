package org.latentatlas.server.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;

/** What every form keeps to, whatever its fields mean. */
final class FormFields {
    private static final int LONGEST_NAME = 40;
    private static final char UNREADABLE = '\uFFFD'; // what is decoded to this was no UTF-8

    private FormFields() {}

    /**
     * Looks at all fields of a form that came, if one did; uploads are looked at while they arrive.
     *
     * @throws BadRequestResponse naming a field that came twice or is no text
     */
    static void check(Context ctx) {
        if (ctx.isFormUrlencoded()) {
            ctx.formParamMap().forEach(FormFields::check);
        }
    }

    private static void check(String field, List<String> values) {
        if (values.size() > 1) {
            throw new BadRequestResponse(shortened(field) + " came " + values.size() + " times; expected it once.");
        }
        if (values.get(0).indexOf(UNREADABLE) >= 0) {
            throw new BadRequestResponse(shortened(field) + " is not UTF-8 text.");
        }
    }

    /** A field's name as answers repeat it. */
    static String shortened(String field) {
        return field.length() <= LONGEST_NAME ? field : field.substring(0, LONGEST_NAME) + "…";
    }
}
