package org.latentatlas.server.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One of the files of a data set: pictures or labels, to train on or for the test. */
public enum IdxPart {
    TRAIN_IMAGES("train-images", "train-images-idx3-ubyte", true),
    TRAIN_LABELS("train-labels", "train-labels-idx1-ubyte", false),
    TEST_IMAGES("test-images", "t10k-images-idx3-ubyte", true),
    TEST_LABELS("test-labels", "t10k-labels-idx1-ubyte", false);

    private static final int SIDE = 28;

    private final String field;
    private final String file;
    private final boolean pictures;

    IdxPart(String field, String file, boolean pictures) {
        this.field = field;
        this.file = file;
        this.pictures = pictures;
    }

    /** The part that a form's field or the API sends. */
    public static Optional<IdxPart> of(String field) {
        return Arrays.stream(values()).filter(part -> part.field.equals(field)).findFirst();
    }

    /** What a form's field and the API call it: {@code train-images}. */
    public String field() {
        return field;
    }

    /** Its name in a data set's folder, that of MNIST's. */
    public String file() {
        return file;
    }

    /** The other half of its pair: labels for pictures and pictures for labels. */
    public IdxPart partner() {
        return switch (this) {
            case TRAIN_IMAGES -> TRAIN_LABELS;
            case TRAIN_LABELS -> TRAIN_IMAGES;
            case TEST_IMAGES -> TEST_LABELS;
            case TEST_LABELS -> TEST_IMAGES;
        };
    }

    boolean pictures() {
        return pictures;
    }

    /** Sizes of its dimensions after the first, which counts the pictures. */
    List<Integer> shape() {
        return pictures ? List.of(SIDE, SIDE) : List.of();
    }

    /** Bytes of one picture or label. */
    int stride() {
        return pictures ? SIDE * SIDE : 1;
    }

    int[] sizes(int count) {
        return pictures ? new int[] {count, SIDE, SIDE} : new int[] {count};
    }
}
