package org.latentatlas.client.worker;

/** What the map can show as an area; one at a time. */
public enum FieldKind {
    /** Which label the nearest encoded test images give to each place. */
    REGIONS("regions"),
    /** How much area of pictures a unit of the map's area holds. */
    MAGNIFICATION("magnification");

    private final String text;

    FieldKind(String text) {
        this.text = text;
    }

    /** The name of the message that asks for it. */
    public String text() {
        return text;
    }
}
