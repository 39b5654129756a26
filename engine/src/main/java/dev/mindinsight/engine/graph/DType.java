package dev.mindinsight.engine.graph;

/** The type of a tensor's elements. */
public enum DType {
  /** IEEE 754 single precision: what models train in. */
  FLOAT32(4),
  /** IEEE 754 double precision: what gradients are checked in. */
  FLOAT64(8),
  /** Signed 32-bit integers: class labels. */
  INT32(4);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Whether arithmetic ops and gradients are defined for this type. */
  public boolean isFloating() {
    return this != INT32;
  }
}
