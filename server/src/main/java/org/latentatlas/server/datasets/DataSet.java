package org.latentatlas.server.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Labelled grey pictures of 28 by 28 pixels in a training and a test split. Arrays are not copied: do not write to them. */
public final class DataSet {
    /** Pixels of one picture. */
    public static final int PIXELS = 28 * 28;

    private final String name;
    private final byte[] trainImages; // (trainCount, 784), 0 paper to 255 ink, unsigned
    private final byte[] trainLabels; // (trainCount)
    private final byte[] testImages; // (testCount, 784)
    private final byte[] testLabels; // (testCount)
    private final Map<String, String> md5;

    /**
     * Takes the arrays as they are.
     *
     * @param md5 of every file's content, by file name; for pictures made by code, of the arrays
     */
    public DataSet(
            String name,
            byte[] trainImages,
            byte[] trainLabels,
            byte[] testImages,
            byte[] testLabels,
            Map<String, String> md5) {
        if (trainImages.length != trainLabels.length * PIXELS || testImages.length != testLabels.length * PIXELS) {
            throw new IllegalArgumentException("the data set " + name + " has " + trainLabels.length + " and "
                    + testLabels.length + " labels, but " + trainImages.length + " and " + testImages.length
                    + " bytes of pictures; expected 784 per label");
        }
        this.name = name;
        this.trainImages = trainImages;
        this.trainLabels = trainLabels;
        this.testImages = testImages;
        this.testLabels = testLabels;
        this.md5 = Map.copyOf(md5);
    }

    /** Its name among {@link DataSets#names}. */
    public String name() {
        return name;
    }

    /** (trainCount, 784) unsigned bytes, row by row, 0 paper to 255 ink. */
    public byte[] trainImages() {
        return trainImages;
    }

    /** (trainCount) digits 0 to 9. */
    public byte[] trainLabels() {
        return trainLabels;
    }

    /** (testCount, 784) unsigned bytes, row by row, 0 paper to 255 ink. */
    public byte[] testImages() {
        return testImages;
    }

    /** (testCount) digits 0 to 9. */
    public byte[] testLabels() {
        return testLabels;
    }

    /** How many pictures there are to train on. */
    public int trainCount() {
        return trainLabels.length;
    }

    /** How many pictures are kept for the test. */
    public int testCount() {
        return testLabels.length;
    }

    /** The md5 sum of every file's content, in hexadecimal, by file name. */
    public Map<String, String> md5() {
        return md5;
    }

    /**
     * The numbers of the first pictures of a label, in their order; fewer where there are not so many.
     *
     * @param labels of a split
     */
    public static List<Integer> first(byte[] labels, int label, int most) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .limit(most)
                .boxed()
                .toList();
    }

    /**
     * One picture of a split.
     *
     * @param split {@code train} or {@code test}
     * @return (784) unsigned bytes, a copy
     * @throws NoSuchPicture where there is no such split or not as many pictures
     */
    public byte[] picture(String split, int index) {
        byte[] images = switch (split) {
            case "train" -> trainImages;
            case "test" -> testImages;
            default -> throw new NoSuchPicture("A data set has the splits train and test, not \"" + split + "\".");
        };
        int count = images.length / PIXELS;
        if (index < 0 || index >= count) {
            throw new NoSuchPicture(
                    "The split " + split + " of " + name + " has the pictures 0 to " + (count - 1) + ".");
        }
        return Arrays.copyOfRange(images, index * PIXELS, (index + 1) * PIXELS);
    }
}
