package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.worker.WalkWork;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/** Finds the pace of walks: at once by their easing, and by even visual speed after the decoder was asked along the route. */
final class EvenPaces {
    private final WalkWork work;
    private String knownRoute = "";
    private double[] speeds = new double[0];
    private int order;

    EvenPaces(WalkWork work) {
        this.work = work;
    }

    /** The pace of a walk, or null where {@code later} hears of it; a walk that came before is given up. */
    @Nullable
    Pace find(@Nullable Walk walk, Consumer<Pace> later) {
        work.cancel(order);
        if (walk == null) {
            return null;
        }
        if (!walk.even()) {
            return Pace.byEasing(walk);
        }
        String route = route(walk);
        if (route.equals(knownRoute)) {
            return Pace.even(walk, speeds);
        }
        order = work.speeds(walk, new WalkWork.Listener<>() {
            @Override
            public void progress(double part) {
                // some tenths of a second; the walk plays by its easing until then
            }

            @Override
            public void done(double[] found) {
                knownRoute = route;
                speeds = found;
                later.accept(Pace.even(walk, found));
            }

            @Override
            public void impossible() {
                later.accept(Pace.byEasing(walk));
            }
        });
        return null;
    }

    /** What the speeds depend on, as text. */
    private static String route(Walk walk) {
        PathKind path = walk.path();
        return WalkText.write(new Walk(walk.model(), walk.stops(), path, Easing.LINEAR, 1, walk.loop(), ""));
    }
}
