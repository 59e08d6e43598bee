package org.latentatlas.client.worker;

import org.latentatlas.transport.Plan;
import org.latentatlas.transport.Sinkhorn;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int32Array;

/** Finds the plan that moves the ink of one digit into another. */
final class TransportJob implements Job {
    /** Pixels along the side of a digit. */
    static final int SIDE = 28;

    private final Sinkhorn sinkhorn;

    /** Both digits (784). An error where one of them is empty. */
    TransportJob(float[] from, float[] to) {
        sinkhorn = new Sinkhorn(from, to, SIDE);
    }

    @Override
    public boolean step() {
        return sinkhorn.step();
    }

    @Override
    public double progress() {
        return sinkhorn.progress();
    }

    @Override
    public Message answer() {
        Plan plan = sinkhorn.plan();
        Message message = Message.of("answer");
        message.setPairs(Int32Array.copyFromJavaArray(plan.pairs()));
        message.setMasses(Float32Array.copyFromJavaArray(plan.masses()));
        message.setTotals(Float64Array.copyFromJavaArray(new double[] {plan.fromTotal(), plan.toTotal()}));
        return message;
    }

    /** The plan in an answer. */
    static Plan plan(Message answer) {
        return Plan.of(
                SIDE,
                SIDE * SIDE,
                answer.getPairs().copyToJavaArray(),
                answer.getMasses().copyToJavaArray(),
                answer.getTotals().get(0),
                answer.getTotals().get(1));
    }
}
