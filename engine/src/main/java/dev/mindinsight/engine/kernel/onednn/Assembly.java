package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.mindinsight.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;

/**
 * A kernel while it is put together: the memory of its tensors, its calls in order, and all native
 * objects, which live until the kernel is closed.
 */
final class Assembly {
  private final Library library;
  private final List<Pointer> owned = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<Integer, memory> inputs = new LinkedHashMap<>();
  private final Map<Integer, memory> outputs = new LinkedHashMap<>();

  Assembly(Library library) {
    this.library = library;
  }

  engine engine() {
    return library.cpu();
  }

  primitive_attr attributes() {
    return library.attributes();
  }

  /** Keeps a native object until the kernel is closed. */
  <T extends Pointer> T own(T made) {
    owned.add(made);
    return made;
  }

  /** The tensor at a position of the kernel's inputs. */
  memory input(int position, memory.desc layout) {
    return inputs.computeIfAbsent(position, _ -> unbound(own(layout)));
  }

  /** The tensor at a position of the kernel's outputs. */
  memory output(int position, memory.desc layout) {
    return outputs.computeIfAbsent(position, _ -> unbound(own(layout)));
  }

  private memory unbound(memory.desc layout) {
    return own(new memory(layout, engine(), (Pointer) null));
  }

  /** Memory of the kernel's own; what it holds at first is undefined. */
  memory scratch(memory.desc layout) {
    return own(new memory(layout, engine()));
  }

  /** Scratch memory under another description of the same size. */
  memory seenAs(memory from, memory.desc layout) {
    return own(new memory(own(layout), engine(), own(from.get_data_handle())));
  }

  /** The same elements in a wanted layout: itself, or scratch memory to which it is reordered. */
  memory laidOut(memory from, memory.desc wanted) {
    if (own(from.get_desc()).equals(wanted)) {
      return from;
    }
    memory to = scratch(wanted);
    reorder(from, to);
    return to;
  }

  /** Where a primitive that yields a layout is to write: the target, if it has that layout. */
  memory targetOf(memory target, memory.desc yielded) {
    return own(target.get_desc()).equals(yielded) ? target : scratch(yielded);
  }

  /** Moves what a primitive wrote to its target, if {@link #targetOf} made it write elsewhere. */
  void deliver(memory written, memory target) {
    if (!own(written.get_desc()).equals(own(target.get_desc()))) {
      reorder(written, target);
    }
  }

  private void reorder(memory from, memory to) {
    reorder.primitive_desc made = own(new reorder.primitive_desc(from, to, attributes(), false));
    call(made, own(new reorder(made)), Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to));
  }

  /**
   * Appends the execution of a primitive.
   *
   * @param arguments memory by oneDNN's argument numbers; scratch memory is added
   */
  void call(primitive_desc_base description, primitive made, Map<Integer, memory> arguments) {
    Map<Integer, memory> all = new LinkedHashMap<>(arguments);
    memory.desc needed = own(description.scratchpad_desc());
    if (needed.get_size() > 0) {
      all.put(DNNL_ARG_SCRATCHPAD, scratch(needed));
    }
    dnnl_exec_arg_t array = own(new dnnl_exec_arg_t(all.size()));
    int position = 0;
    for (Map.Entry<Integer, memory> argument : all.entrySet()) {
      array.position(position++).arg(argument.getKey()).memory(argument.getValue().get());
    }
    calls.add(new Call(made.get(), all.size(), array.position(0)));
  }

  /** Whether oneDNN has no implementation for a description; the assembly is then given up. */
  boolean refused(primitive_desc_base description) {
    own(description);
    if (description.get(true) != null) {
      return false;
    }
    NativeKernel.close(owned);
    return true;
  }

  Optional<Kernel> build() {
    return Optional.of(
        new NativeKernel(
            library.streamHandle(),
            calls.toArray(Call[]::new),
            Map.copyOf(inputs),
            Map.copyOf(outputs),
            List.copyOf(owned)));
  }
}
