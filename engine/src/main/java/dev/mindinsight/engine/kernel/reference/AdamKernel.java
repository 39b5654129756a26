package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * Adam's update (Kingma and Ba, 2015), computed in double. As their section 2 proposes, the
 * corrections of the moments are taken out of the loop as far as they are the same for all
 * elements.
 */
final class AdamKernel implements Kernel {
  /** All strips together stay in the first-level cache. */
  private static final int STRIP = 512;

  private final Op.AdamUpdate op;
  private final Strip p = new Strip(STRIP);
  private final Strip m = new Strip(STRIP);
  private final Strip v = new Strip(STRIP);
  private final Strip g = new Strip(STRIP);

  AdamKernel(Op.AdamUpdate op) {
    this.op = op;
  }

  @Override
  public void run(Tensor[] in, Tensor[] out) {
    double step = in[5].get(0);
    double rate = in[4].get(0) / (1 - StrictMath.pow(op.beta1(), step));
    double correction = 1 / (1 - StrictMath.pow(op.beta2(), step));
    for (int start = 0; start < in[0].size(); start += STRIP) {
      int count = Math.min(STRIP, in[0].size() - start);
      p.load(in[0], start, count);
      m.load(in[1], start, count);
      v.load(in[2], start, count);
      g.load(in[3], start, count);
      update(count, rate, correction);
      p.store(out[0], start, count);
      m.store(out[1], start, count);
      v.store(out[2], start, count);
    }
  }

  private void update(int count, double rate, double correction) {
    double beta1 = op.beta1();
    double beta2 = op.beta2();
    double epsilon = op.epsilon();
    double[] ps = p.values;
    double[] ms = m.values;
    double[] vs = v.values;
    double[] gs = g.values;
    for (int i = 0; i < count; i++) {
      ms[i] = beta1 * ms[i] + (1 - beta1) * gs[i];
    }
    for (int i = 0; i < count; i++) {
      vs[i] = beta2 * vs[i] + (1 - beta2) * gs[i] * gs[i];
    }
    for (int i = 0; i < count; i++) {
      ps[i] -= rate * ms[i] / (Math.sqrt(vs[i] * correction) + epsilon);
    }
  }
}
