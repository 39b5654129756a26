package dev.mindinsight.engine.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Appends nodes one after another; their order is the running order. Scopes name what belongs
 * together:
 *
 * <pre>{@code
 * try (var _ = builder.scope("conv1")) {
 *   Value filter = builder.variable("filter", type, new Initializer.HeUniform(25));
 *   x = builder.relu(builder.conv2d(x, filter, 1, 2));
 * }
 * }</pre>
 *
 * <p>Every method that appends throws {@link IllegalArgumentException} if the inputs do not fit.
 * For one thread.
 */
public final class GraphBuilder {
  /** As many as lead from a call through its layer to its network. */
  private static final int SOURCE_LINES_MAX = 4;

  private static final StackWalker STACK = StackWalker.getInstance();

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private int valueCount;
  private String scope = "";
  private Phase phase = Phase.FORWARD;
  private @Nullable Node gradOf;

  /** A scope that ends when closed. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Opens a scope within the present one; parts may be joined by {@code /}. */
  public Scope scope(String name) {
    String outer = scope;
    scope = outer + name + "/";
    return () -> scope = outer;
  }

  /** Runs {@code body}, whose nodes are of the given phase. */
  public <T> T inPhase(Phase inner, Supplier<T> body) {
    Phase outer = phase;
    phase = inner;
    try {
      return body.get();
    } finally {
      phase = outer;
    }
  }

  /**
   * Runs {@code body}, whose nodes compute gradients of {@code forward}: they are backward nodes in
   * the scope {@code gradients/<scope of forward>} and bear its source line.
   */
  public <T> T asGradientOf(Node forward, Supplier<T> body) {
    String outerScope = scope;
    Node outerGradOf = gradOf;
    scope = forward.scope().isEmpty() ? "gradients/" : "gradients/" + forward.scope() + "/";
    gradOf = forward;
    try {
      return inPhase(Phase.BACKWARD, body);
    } finally {
      scope = outerScope;
      gradOf = outerGradOf;
    }
  }

  /** Appends a node named after its op and returns its outputs. */
  public List<Value> append(Op op, Value... inputs) {
    return append(op.label(), op, List.of(inputs)).outputs();
  }

  /** The nodes so far, in running order; a view. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** The graph of the nodes so far. */
  public Graph build() {
    return new Graph(nodes, valueCount);
  }

  /** A value fed before each step. */
  public Value input(String name, TensorType type) {
    return append(name, new Op.Input(type), List.of()).output();
  }

  /** State with its first value. */
  public Value variable(String name, TensorType type, Initializer initializer) {
    return append(name, new Op.Variable(type, initializer), List.of()).output();
  }

  /** The same number in every element. */
  public Value constant(TensorType type, double value) {
    return one(new Op.Constant(type, value));
  }

  /** {@code -x}. */
  public Value neg(Value x) {
    return one(new Op.Neg(), x);
  }

  /** {@code e^x}. */
  public Value exp(Value x) {
    return one(new Op.Exp(), x);
  }

  /** Natural logarithm. */
  public Value log(Value x) {
    return one(new Op.Log(), x);
  }

  /** Square root. */
  public Value sqrt(Value x) {
    return one(new Op.Sqrt(), x);
  }

  /** {@code max(x, 0)}. */
  public Value relu(Value x) {
    return one(new Op.Relu(), x);
  }

  /** {@code x * factor}. */
  public Value scale(Value x, double factor) {
    return one(new Op.Scale(factor), x);
  }

  /** {@code a + b}. */
  public Value add(Value a, Value b) {
    return one(new Op.Add(), a, b);
  }

  /** {@code a - b}. */
  public Value sub(Value a, Value b) {
    return one(new Op.Sub(), a, b);
  }

  /** {@code a * b} by element. */
  public Value mul(Value a, Value b) {
    return one(new Op.Mul(), a, b);
  }

  /** {@code a / b} by element. */
  public Value div(Value a, Value b) {
    return one(new Op.Div(), a, b);
  }

  /** {@code x[N, C, ...] + bias[C]}. */
  public Value addBias(Value x, Value bias) {
    return one(new Op.AddBias(), x, bias);
  }

  /** Sum over the given axes, or over all if none is given. */
  public Value sum(Value x, int... axes) {
    return one(new Op.ReduceSum(axesOf(x, axes)), x);
  }

  /** Mean over the given axes, or over all if none is given. */
  public Value mean(Value x, int... axes) {
    return one(new Op.ReduceMean(axesOf(x, axes)), x);
  }

  /** The same elements under another shape. */
  public Value reshape(Value x, Shape shape) {
    return one(new Op.Reshape(shape), x);
  }

  /** All axes after the first made one. */
  public Value flatten(Value x) {
    int examples = x.shape().size(0);
    return reshape(x, Shape.of(examples, x.shape().elements() / examples));
  }

  /** {@code a · b}. */
  public Value matMul(Value a, Value b) {
    return one(new Op.MatMul(false, false), a, b);
  }

  /** Cross-correlation of images with a filter {@code [O, C, k, k]}. */
  public Value conv2d(Value x, Value filter, int stride, int padding) {
    return one(new Op.Conv2d(new Window(filter.shape().size(2), stride, padding)), x, filter);
  }

  /** The largest pixel of each window. */
  public Value maxPool2d(Value x, Window window) {
    return one(new Op.MaxPool2d(window), x);
  }

  /** The mean pixel of each window. */
  public Value avgPool2d(Value x, Window window) {
    return one(new Op.AvgPool2d(window), x);
  }

  /** One loss an example, of logits {@code [N, C]} and labels {@code [N]}. */
  public Value softmaxCrossEntropy(Value logits, Value labels) {
    return one(new Op.SoftmaxCrossEntropy(), logits, labels);
  }

  /** 1 for each example whose label has the largest logit, else 0. */
  public Value correct(Value logits, Value labels) {
    return one(new Op.Correct(), logits, labels);
  }

  /** Makes {@code next} the variable's value from the next step on. */
  public void assign(Value variable, Value next) {
    append(new Op.Assign(), variable, next);
  }

  private Value one(Op op, Value... inputs) {
    return append(op, inputs).getFirst();
  }

  private static List<Integer> axesOf(Value x, int... axes) {
    IntStream chosen = axes.length == 0 ? IntStream.range(0, x.shape().rank()) : IntStream.of(axes);
    return chosen.boxed().toList();
  }

  private Node append(String lastPart, Op op, List<Value> inputs) {
    String name = unique(scope + lastPart);
    List<TensorType> types = TypeInference.infer(name, op, inputs);
    List<SourceLine> source = gradOf != null ? gradOf.source() : callers();
    Node node =
        new Node(
            nodes.size(),
            new Node.Label(name, phase, source, gradOf),
            op,
            inputs,
            valueCount,
            types);
    nodes.add(node);
    valueCount += types.size();
    return node;
  }

  private String unique(String name) {
    int count = names.merge(name, 1, Integer::sum);
    return count == 1 ? name : unique(name + "_" + (count - 1));
  }

  private static List<SourceLine> callers() {
    return STACK.walk(frames ->
        frames
            .filter(frame -> !frame.getClassName().equals(GraphBuilder.class.getName()))
            .filter(frame -> !frame.getClassName().startsWith("java."))
            .limit(SOURCE_LINES_MAX)
            .map(SourceLine::of)
            .toList());
  }
}
