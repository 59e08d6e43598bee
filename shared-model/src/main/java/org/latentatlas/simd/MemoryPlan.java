package org.latentatlas.simd;

import org.latentatlas.network.UnfitNetwork;

/** Gives out the module's memory from its beginning on. */
final class MemoryPlan {
    private static final int LINE = 64; // bytes of a cache line
    private static final int MOST_BYTES = 1 << 28;

    private long end = LINE;

    /** The address of that many floats, at the start of a cache line. */
    int floats(long count) {
        long address = end;
        end = (address + 4 * count + LINE - 1) / LINE * LINE;
        if (end > MOST_BYTES) {
            throw new UnfitNetwork("a module's memory has at most " + MOST_BYTES + " bytes; this network needs more");
        }
        return (int) address;
    }

    /** Bytes given out, with some more that vectors at the edge may read. */
    int bytes() {
        return (int) end + LINE;
    }
}
