package org.latentatlas.server.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many of one thing per minute from one client. Safe for many threads. */
final class RateLimit {
    private static final int MOST_ADDRESSES = 10_000; // remembered; the least recently seen is forgotten first

    private final int perMinute;
    private final String sentence;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * A limit.
     *
     * @param sentence for those who reach it
     */
    RateLimit(int perMinute, String sentence) {
        this.perMinute = perMinute;
        this.sentence = sentence;
    }

    /**
     * Counts one more.
     *
     * @param address of the client
     * @throws TooMany when there were too many
     */
    void count(String address) {
        ConsumptionProbe probe = bucket(network(address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooMany(sentence, 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String network) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    network,
                    key -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /** An IPv4 address, or the 64 bits of an IPv6 address that stand for one household. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed =
                    InetAddress.getByName(address); // with a colon it can only be a literal: nothing is looked up
            return parsed instanceof Inet6Address ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), 8)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
