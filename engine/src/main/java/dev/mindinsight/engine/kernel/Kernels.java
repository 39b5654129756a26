package dev.mindinsight.engine.kernel;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.TensorType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The kernel families of one device, in the order in which they are asked. */
public final class Kernels {
  private final String device;
  private final List<KernelProvider> providers;

  /** Takes those of the given families that are for the device. */
  public Kernels(String device, List<KernelProvider> providers) {
    this.device = device;
    this.providers =
        providers.stream()
            .filter(provider -> provider.device().equals(device))
            .sorted(Comparator.comparingInt(KernelProvider::priority).reversed())
            .toList();
  }

  /** All families for the device on the class path. */
  public static Kernels installed(String device) {
    List<KernelProvider> found =
        ServiceLoader.load(KernelProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    return new Kernels(device, found);
  }

  /**
   * The kernel of the first family that has one.
   *
   * @throws UnsupportedOperationException if none has
   */
  public Kernel prepare(Op op, List<TensorType> inputs, List<TensorType> outputs) {
    return providers.stream()
        .map(provider -> provider.prepare(op, inputs, outputs))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> missing(op, inputs));
  }

  private UnsupportedOperationException missing(Op op, List<TensorType> inputs) {
    List<String> names = providers.stream().map(KernelProvider::name).toList();
    return new UnsupportedOperationException(
        "Unsupported op %s of %s on device %s, kernels: %s"
            .formatted(op.label(), inputs, device, names));
  }
}
