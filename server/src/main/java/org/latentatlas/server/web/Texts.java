package org.latentatlas.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The texts of the pages in one language, by their keys: {@code texts/en.properties} and its sisters. Safe for many threads. */
final class Texts {
    private static final String OF_THE_CLIENT = "client.";
    private static final Texts ENGLISH = new Texts(Language.EN, read(Language.EN));
    private static final Texts FRENCH = new Texts(Language.FR, read(Language.FR));

    private final Language language;
    private final Properties texts;
    private final String client;

    private Texts(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
        SortedMap<String, String> own = new TreeMap<>();
        texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith(OF_THE_CLIENT))
                .forEach(key -> own.put(key.substring(OF_THE_CLIENT.length()), texts.getProperty(key)));
        try {
            client = new ObjectMapper().writeValueAsString(own).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties read(Language language) {
        var texts = new Properties();
        String name = "texts/" + language.tag() + ".properties";
        try (InputStream in = Texts.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static Texts in(Language language) {
        return switch (language) {
            case EN -> ENGLISH;
            case FR -> FRENCH;
        };
    }

    Language language() {
        return language;
    }

    /** Every key that there is. */
    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /**
     * The text of a key, with values in place of {@code {0}}, {@code {1}} and so on.
     *
     * @throws IllegalArgumentException when there is none
     */
    String text(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The texts that the page's own code writes, as JSON that can stand in a script element. */
    String client() {
        return client;
    }
}
