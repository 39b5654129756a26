package dev.mindinsight.server.live;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.session.ConflictException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a paused job was asked and has not answered, and what it has told of the nodes at which
 * people look. Under the lock of its job.
 */
final class Questions {

  /** A page asks for a handful at once; each may hold a slice of a tensor. */
  static final int OPEN_MAX = 64;

  /** Nodes whose tensors are remembered during one stop. */
  private static final int NODES_MAX = 200;

  private final Map<Long, Waiting<Report>> open = new HashMap<>();
  private final LinkedHashMap<String, CompletableFuture<Report>> told = new LinkedHashMap<>();

  /** Sends a question; {@code ask} sends it and returns its number. */
  CompletableFuture<Report> ask(long nowNanos, LongSupplier ask) {
    if (open.size() >= OPEN_MAX) {
      throw new SilentException(
          "Too busy: %d requests wait for the job's answer already".formatted(OPEN_MAX));
    }
    Waiting<Report> waiting = Waiting.from(nowNanos);
    open.put(ask.getAsLong(), waiting);
    return waiting.future();
  }

  /** What was told of a node during this stop, or is being asked; null if nothing. */
  @Nullable CompletableFuture<Report> told(String node) {
    CompletableFuture<Report> answer = told.get(node);
    return answer == null || answer.isCompletedExceptionally() ? null : answer;
  }

  void remember(String node, CompletableFuture<Report> answer) {
    told.putLast(node, answer);
    if (told.size() > NODES_MAX) {
      told.pollFirstEntry();
    }
  }

  /** The job moves: what it told holds no more. */
  void forget() {
    told.clear();
  }

  /** Hands an answer to who asked; one that came too late is nobody's. */
  void answer(long request, Report report) {
    Waiting<Report> waiting = open.remove(request);
    if (waiting == null) {
      return;
    }
    if (report instanceof Report.Refused refused) {
      waiting.future().completeExceptionally(new RefusedException(refused.fault()));
    } else {
      waiting.future().complete(report);
    }
  }

  /** The job will answer nothing of it. */
  void abandon() {
    open.values()
        .forEach(waiting ->
            waiting
                .future()
                .completeExceptionally(
                    new ConflictException("Conflict: the job was lost before it answered")));
    open.clear();
    told.clear();
  }

  void tick(long nowNanos) {
    open.values().removeIf(waiting -> waiting.over(nowNanos));
  }
}
