package dev.mindinsight.server.layout;

import dev.mindinsight.server.graph.GraphHierarchy;
import dev.mindinsight.server.graph.Outline;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Layouts of graphs, made one after another on one thread with a large stack: the library recurses
 * as deep as a graph is long, and a second layout beside the first would only take its processor.
 * Safe from any thread.
 */
public final class GraphLayouts implements AutoCloseable {

  /** A chain of all the boxes that there may be took a fortieth of it. */
  private static final long STACK_BYTES = 512L << 20;

  /** Layouts that wait; more are refused at once. */
  private static final int WAITING_MAX = 64;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          task -> {
            Thread made = new Thread(null, task, "graph-layout", STACK_BYTES);
            made.setDaemon(true);
            return made;
          });

  /** Lays out graphs from now on. */
  public GraphLayouts() {}

  /**
   * Lays out what is seen of a graph.
   *
   * @param graph which graph
   * @param open the scopes that are open, as for {@link Outline#of}
   * @return where everything stands; a layout that nobody waits for any more is given up. Fails
   *     with {@link java.util.concurrent.RejectedExecutionException} when too many wait
   */
  public Mono<GraphLayout> layout(GraphHierarchy graph, @Nullable Set<String> open) {
    return Mono.create(sink -> {
      AtomicBoolean cancelled = new AtomicBoolean();
      sink.onCancel(() -> cancelled.set(true));
      thread.execute(() -> run(graph, open, sink, cancelled));
    });
  }

  private static void run(
      GraphHierarchy graph,
      @Nullable Set<String> open,
      MonoSink<GraphLayout> sink,
      AtomicBoolean cancelled) {
    if (cancelled.get()) {
      return;
    }
    try {
      GraphLayout layout = LayeredLayout.of(Outline.of(graph, open), cancelled::get);
      if (cancelled.get()) {
        sink.error(new CancellationException("Nobody waited for the layout"));
      } else {
        sink.success(layout);
      }
    } catch (StackOverflowError deep) {
      // Reactor passes no fatal error on, and the request would hang.
      sink.error(new IllegalStateException("Over the limit: the layout recursed too deep", deep));
    } catch (RuntimeException e) {
      sink.error(e);
    }
  }

  /** Ends the thread; a layout in the making is finished for nobody. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
