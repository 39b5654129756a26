package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.kernel.Kernels;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs plans: the kernels of one device and the one platform thread that executes them. Native
 * kernels bind their worker threads to the thread that calls them, so everyone else posts to it.
 */
public final class Device implements AutoCloseable {
  private final Kernels kernels;
  private final ExecutorService executor;
  private volatile @Nullable Thread thread;
  private volatile List<NodeObserver> observers = List.of();

  private Device(Kernels kernels) {
    this.kernels = kernels;
    executor = Executors.newSingleThreadExecutor(this::newThread);
  }

  /** The processor, with all kernels for it on the class path. */
  public static Device cpu() {
    return with(Kernels.installed("cpu"));
  }

  /** A device with a choice of kernels. */
  public static Device with(Kernels kernels) {
    return new Device(kernels);
  }

  /** A line for each family of kernels that cannot be used on this machine: its name and why. */
  public List<String> missingKernels() {
    return kernels.missing();
  }

  private Thread newThread(Runnable body) {
    Thread made = Thread.ofPlatform().name("engine-device").daemon().unstarted(body);
    thread = made;
    return made;
  }

  /**
   * Runs work on the device thread, waits for it and returns its result or throws what it threw.
   *
   * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
   */
  public <T> T call(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /**
   * From the next step on, {@code observer} is called around every node, within those that are
   * attached already: what is attached last sees the node itself and nothing of the others. From
   * any thread.
   *
   * @throws IllegalStateException if it is attached
   */
  public synchronized void attach(NodeObserver observer) {
    if (observers.contains(observer)) {
      throw new IllegalStateException("Conflict: the observer is attached already: " + observer);
    }
    observers = Stream.concat(observers.stream(), Stream.of(observer)).toList();
  }

  /**
   * From the next step on, {@code observer} is not called; without any, steps run plain again. One
   * that is not attached is no fault. From any thread.
   */
  public synchronized void detach(NodeObserver observer) {
    observers = observers.stream().filter(other -> !other.equals(observer)).toList();
  }

  /** Those that are attached, in order; the list does not change. */
  List<NodeObserver> observers() {
    return observers;
  }

  Kernels kernels() {
    return kernels;
  }

  void requireOwnThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "Conflict: got a step on thread '%s', want it on the device thread"
              .formatted(Thread.currentThread().getName()));
    }
  }

  /** Lets the work that was posted end, then ends the thread. */
  @Override
  public void close() {
    executor.close();
  }
}
