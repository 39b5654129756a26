package dev.mindinsight.engine.kernel.onednn;

import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** Calls of primitives, one after the other. Tensors are bound once; a run only executes. */
final class NativeKernel implements Kernel {
  private final dnnl_stream stream;
  private final Call[] calls;
  private final Map<Integer, memory> inputs;
  private final Map<Integer, memory> outputs;
  private final List<Pointer> owned;
  private Tensor[] boundInputs = {};
  private Tensor[] boundOutputs = {};

  NativeKernel(
      dnnl_stream stream,
      Call[] calls,
      Map<Integer, memory> inputs,
      Map<Integer, memory> outputs,
      List<Pointer> owned) {
    this.stream = stream;
    this.calls = calls;
    this.inputs = inputs;
    this.outputs = outputs;
    this.owned = owned;
  }

  /** A native address as JavaCPP passes it on; owns nothing. */
  private static final class Address extends Pointer {
    Address(Tensor tensor) {
      address = tensor.data().address();
    }
  }

  @Override
  public void bind(Tensor[] in, Tensor[] out) {
    boundInputs = in;
    boundOutputs = out;
    inputs.forEach((position, bound) -> bound.set_data_handle(new Address(in[position])));
    outputs.forEach((position, bound) -> bound.set_data_handle(new Address(out[position])));
  }

  @Override
  public void run(Tensor[] in, Tensor[] out) {
    if (!Arrays.equals(in, boundInputs) || !Arrays.equals(out, boundOutputs)) {
      throw new IllegalStateException("Conflict: got other tensors than the kernel was bound to");
    }
    for (Call call : calls) {
      call.execute(stream);
    }
  }

  @Override
  public void close() {
    boundInputs = new Tensor[0];
    close(owned);
  }

  /** Frees native objects, the last made first. */
  static void close(List<Pointer> owned) {
    owned.reversed().forEach(Pointer::close);
  }
}
