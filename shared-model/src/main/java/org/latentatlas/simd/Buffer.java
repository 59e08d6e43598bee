package org.latentatlas.simd;

/**
 * A place in the module's memory for values of samples.
 *
 * @param address of sample 0, in bytes
 * @param layout of each sample
 * @param stride bytes from one sample to the next; 0 where all samples take turns in one place, as they do with pictures
 */
record Buffer(int address, Layout layout, int stride) {
    boolean isOfPicture() {
        return stride == 0;
    }
}
