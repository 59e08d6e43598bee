package org.latentatlas.client.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.worker.WalkWork;
import org.latentatlas.transport.Plan;

/** The transport plans of a walk's legs: ordered once, kept, and given up where no longer wanted. */
final class Transports {
    private static final int MOST_KEPT = 80;

    /** Hears of the leg that is shown. */
    interface Listener {
        void progress(double part);

        void changed();
    }

    private final WalkWork work;
    private final Listener listener;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, Integer> orders = new HashMap<>();
    private final Map<String, Boolean> impossible = new HashMap<>();
    private String shown = "";

    Transports(WalkWork work, Listener listener) {
        this.work = work;
        this.listener = listener;
    }

    /** Two stops of a model as a key. */
    static String key(float[] from, float[] to) {
        StringBuilder key = new StringBuilder();
        for (float[] stop : List.of(from, to)) {
            for (float coordinate : stop) {
                key.append(Float.floatToIntBits(coordinate)).append(' ');
            }
        }
        return key.toString();
    }

    /** The leg of that key is shown from now on: what else was ordered is given up. Returns its plan, or null while it is not known. */
    @Nullable
    Plan show(String key, float[] from, float[] to) {
        shown = key;
        for (Map.Entry<String, Integer> order : List.copyOf(orders.entrySet())) {
            if (!order.getKey().equals(key)) {
                work.cancel(order.getValue());
                orders.remove(order.getKey());
            }
        }
        order(key, from, to);
        return plans.get(key);
    }

    /** Whether the digits of the leg that is shown cannot be transported: one has no ink. */
    boolean impossible() {
        return impossible.containsKey(shown);
    }

    /** The plan of the leg that is shown, or null while it is not known. */
    @Nullable
    Plan plan() {
        return plans.get(shown);
    }

    /** Has a leg's plan made, so that it is there when the walk comes to it. */
    void order(String key, float[] from, float[] to) {
        if (plans.containsKey(key) || orders.containsKey(key) || impossible.containsKey(key)) {
            return;
        }
        int number = work.transport(from, to, new WalkWork.Listener<>() {
            @Override
            public void progress(double part) {
                if (key.equals(shown)) {
                    listener.progress(part);
                }
            }

            @Override
            public void done(Plan plan) {
                keep(key, plan);
            }

            @Override
            public void impossible() {
                impossible.put(key, true);
                settle(key);
            }
        });
        orders.put(key, number);
    }

    private void keep(String key, Plan plan) {
        if (plans.size() >= MOST_KEPT) {
            plans.remove(plans.keySet().iterator().next());
        }
        plans.put(key, plan);
        settle(key);
    }

    private void settle(String key) {
        orders.remove(key);
        if (key.equals(shown)) {
            listener.changed();
        }
    }
}
