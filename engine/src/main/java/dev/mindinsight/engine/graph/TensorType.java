package dev.mindinsight.engine.graph;

/** What is known of a value before it is computed: element type and shape. */
public record TensorType(DType dtype, Shape shape) {
  /** The type with these sizes, outermost first. */
  public static TensorType of(DType dtype, int... sizes) {
    return new TensorType(dtype, Shape.of(sizes));
  }

  /** Size in bytes of a tensor of this type. */
  public long bytes() {
    return (long) shape.elements() * dtype.bytes();
  }

  /** The same element type with another shape. */
  public TensorType withShape(Shape other) {
    return new TensorType(dtype, other);
  }

  /** For example {@code FLOAT32[32, 10]}. */
  @Override
  public String toString() {
    return dtype + shape.toString();
  }
}
