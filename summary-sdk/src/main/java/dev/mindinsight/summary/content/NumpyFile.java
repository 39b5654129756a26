package dev.mindinsight.summary.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tensor as a {@code .npy} file of version 1.0: a header that names type and shape, then
 * the elements, row-major and little-endian.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy's
 *     format</a>
 */
public final class NumpyFile {

  /** The elements begin at a multiple of it, so that they can be mapped into memory. */
  private static final int ALIGNMENT = 64;

  private static final int PREFIX_BYTES = 10;

  private NumpyFile() {}

  /**
   * The bytes before the elements; {@link TensorContent#elements} follow as they are.
   *
   * @param tensor at most 255 dimensions, so that the header's length fits its 16 bits
   */
  public static byte[] header(TensorContent tensor) {
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(description(tensor.type()), shape(tensor.shape()));
    int unpadded = PREFIX_BYTES + text.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String padded = text + " ".repeat(length - unpadded) + "\n";
    byte[] header = new byte[length];
    byte[] prefix = "\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(prefix, 0, header, 0, prefix.length);
    header[8] = (byte) padded.length();
    header[9] = (byte) (padded.length() >>> 8);
    byte[] ascii = padded.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, PREFIX_BYTES, ascii.length);
    return header;
  }

  /**
   * Writes the whole file.
   *
   * @param tensor what it shall hold
   * @param out takes it; stays open
   * @throws IOException as {@code out} does
   */
  public static void write(TensorContent tensor, OutputStream out) throws IOException {
    out.write(header(tensor));
    out.write(tensor.elements());
  }

  private static String description(ElementType type) {
    return switch (type) {
      case FLOAT16 -> "<f2";
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case COMPLEX64 -> "<c8";
      case COMPLEX128 -> "<c16";
      case INT8 -> "|i1";
      case INT16 -> "<i2";
      case INT32 -> "<i4";
      case INT64 -> "<i8";
      case UINT8 -> "|u1";
      case UINT16 -> "<u2";
      case UINT32 -> "<u4";
      case UINT64 -> "<u8";
      case BOOL -> "|b1";
    };
  }

  /** As Python writes a tuple: one element has a comma behind it. */
  private static String shape(List<Integer> shape) {
    String extents = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + extents + ",)" : "(" + extents + ")";
  }
}
