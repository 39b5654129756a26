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

  /** The same device with one family alone. */
  public Kernels only(String name) {
    return new Kernels(
        device, providers.stream().filter(provider -> provider.name().equals(name)).toList());
  }

  /** A line for each family that cannot be used on this machine: its name and why. */
  public List<String> missing() {
    return providers.stream()
        .flatMap(
            provider -> provider.missing().map(reason -> provider.name() + ": " + reason).stream())
        .toList();
  }

  /**
   * A kernel and whose it is.
   *
   * @param provider the family's name
   */
  public record Prepared(String provider, Kernel kernel) {}

  /**
   * The kernel of the first family that has one.
   *
   * @throws UnsupportedOperationException if none has
   */
  public Prepared prepare(Op op, List<TensorType> inputs, List<TensorType> outputs) {
    return providers.stream()
        .map(provider ->
            provider
                .prepare(op, inputs, outputs)
                .map(kernel -> new Prepared(provider.name(), kernel)))
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
