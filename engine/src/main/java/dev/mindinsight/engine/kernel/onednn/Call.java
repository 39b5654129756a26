package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/**
 * One primitive with its arguments, written down once: to build them at each execution would cost
 * more than many a primitive.
 *
 * @param count number of arguments
 */
record Call(dnnl_primitive primitive, int count, dnnl_exec_arg_t arguments) {
  /**
   * Executes and waits: oneDNN's stream on the processor works on the calling thread and its team.
   *
   * @throws IllegalStateException if oneDNN reports a fault
   */
  void execute(dnnl_stream stream) {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN failed: got status " + status + ", want 0");
    }
  }
}
