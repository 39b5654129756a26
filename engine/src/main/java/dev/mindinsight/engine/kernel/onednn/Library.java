package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN in this process: its engine for the processor, one stream, and the attributes that all
 * primitives share. Loaded once; lives as long as the process. Loading takes some 0.2 s, and over a
 * second the first time, when JavaCPP unpacks 90 MB into its cache directory.
 *
 * @param queue holds what {@code streamHandle} points to
 * @param attributes deterministic; scratch memory is given by us, because oneDNN's own belongs to
 *     the thread that creates a primitive, not to the one that executes it
 */
record Library(
    String version, engine cpu, stream queue, dnnl_stream streamHandle, primitive_attr attributes) {

  /**
   * What came of loading.
   *
   * @param library null if it could not be loaded
   * @param reason why not, in one line; empty if it was loaded
   */
  record Loaded(@Nullable Library library, String reason) {}

  private static final class Holder {
    private static final Loaded LOADED = tryTo(Library::load);
  }

  /** Loads at the first call. */
  static Loaded loaded() {
    return Holder.LOADED;
  }

  /**
   * The only place where natives are loaded. A missing or unfit library shows as a linkage error
   * from some class's initialiser, which would otherwise end whatever thread comes first.
   */
  static Loaded tryTo(Supplier<Library> load) {
    try {
      return new Loaded(load.get(), "");
    } catch (LinkageError | RuntimeException e) {
      return new Loaded(null, firstLine(e));
    }
  }

  private static String firstLine(Throwable fault) {
    Throwable first = fault;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return String.valueOf(first).lines().findFirst().orElse("unknown");
  }

  private static Library load() {
    engine cpu = new engine(engine.kind.cpu, 0);
    stream queue = new stream(cpu);
    primitive_attr attributes = new primitive_attr();
    attributes.set_deterministic(true);
    attributes.set_scratchpad_mode(scratchpad_mode.user);
    dnnl_version_t version = dnnl_version();
    String number = "%d.%d.%d".formatted(version.major(), version.minor(), version.patch());
    return new Library(number, cpu, queue, queue.get(), attributes);
  }
}
