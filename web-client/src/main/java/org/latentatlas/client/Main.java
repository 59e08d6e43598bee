package org.latentatlas.client;

/** Entry point of the browser's code. */
public final class Main {
    private Main() {}

    /** Starts the page. */
    public static void main(String[] args) {}
}
