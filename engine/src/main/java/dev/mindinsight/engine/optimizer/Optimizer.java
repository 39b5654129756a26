package dev.mindinsight.engine.optimizer;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How parameters move along their gradients. An optimizer's state is variables of the graph, so all
 * that a step depends on can be seen and saved.
 */
public sealed interface Optimizer {
  /** Steepest descent. */
  record Sgd() implements Optimizer {}

  /**
   * Descent along a decaying sum of gradients (Polyak's heavy ball).
   *
   * @param momentum share of the sum that is kept a step, in [0, 1)
   */
  record Momentum(double momentum) implements Optimizer {}

  /**
   * Descent by estimated first and second moments (Kingma and Ba, 2015).
   *
   * @param beta1 decay of the first moment a step, in [0, 1)
   * @param beta2 decay of the second moment a step, in [0, 1)
   * @param epsilon added to the denominator, positive
   */
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    /** The paper's settings. */
    public Adam() {
      this(0.9, 0.999, 1e-8);
    }
  }

  /** The name in lower case, for example {@code adam}. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /**
   * Appends update nodes, then the assignments of all new values.
   *
   * @param parameters variables
   * @param gradients of the parameters, in the same order
   * @param rate the learning rate, a scalar of the parameters' element type
   */
  default void apply(GraphBuilder g, List<Value> parameters, List<Value> gradients, Value rate) {
    g.inPhase(
        Phase.OPTIMIZER,
        () -> {
          try (var _ = g.scope("optimizer")) {
            List<Update> updates = updates(g, parameters, gradients, rate);
            updates.forEach(update -> g.assign(update.variable(), update.next()));
            return updates;
          }
        });
  }

  private List<Update> updates(
      GraphBuilder g, List<Value> parameters, List<Value> gradients, Value rate) {
    List<Update> updates = new ArrayList<>();
    List<Value> shared = new ArrayList<>(List.of(rate));
    if (this instanceof Adam) {
      Value step = g.variable("step", rate.type(), new Initializer.Zeros());
      Value next = g.add(step, g.constant(rate.type(), 1));
      updates.add(new Update(step, next));
      shared.add(next);
    }
    for (int i = 0; i < parameters.size(); i++) {
      try (var _ = g.scope(parameters.get(i).name())) {
        updates.addAll(update(g, parameters.get(i), gradients.get(i), shared));
      }
    }
    return updates;
  }

  /** Appends one update op: its inputs are the parameter, its state, the gradient and scalars. */
  private List<Update> update(
      GraphBuilder g, Value parameter, Value gradient, List<Value> scalars) {
    List<Value> variables = new ArrayList<>(List.of(parameter));
    for (String name : stateNames()) {
      variables.add(g.variable(name, parameter.type(), new Initializer.Zeros()));
    }
    List<Value> inputs = new ArrayList<>(variables);
    inputs.add(gradient);
    inputs.addAll(scalars);
    List<Value> next = g.append(updateOp(), inputs.toArray(Value[]::new));
    List<Update> updates = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      updates.add(new Update(variables.get(i), next.get(i)));
    }
    return updates;
  }

  private List<String> stateNames() {
    return switch (this) {
      case Sgd _ -> List.of();
      case Momentum _ -> List.of("momentum");
      case Adam _ -> List.of("first_moment", "second_moment");
    };
  }

  private Op updateOp() {
    return switch (this) {
      case Sgd _ -> new Op.SgdUpdate();
      case Momentum m -> new Op.MomentumUpdate(m.momentum());
      case Adam a -> new Op.AdamUpdate(a.beta1(), a.beta2(), a.epsilon());
    };
  }

  /** A variable and the value that it takes on at the end of the step. */
  record Update(Value variable, Value next) {}
}
