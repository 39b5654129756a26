package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import io.grpc.Status;
import io.grpc.SynchronizationContext;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The server's end of one stream. */
final class JobConnection implements StreamObserver<byte[]>, JobStream {
  private static final System.Logger LOG = System.getLogger(JobConnection.class.getName());

  /** A person sends a few a second, a script some hundred. */
  static final int COMMANDS_MAX = 1_024;

  private static final String FAILED = "the server failed over a job's report";

  private final Queue<byte[]> waiting = new ArrayBlockingQueue<>(COMMANDS_MAX);
  private final Outflow outflow;
  private final JobHandler handler;
  private final Executor threads;
  private final StreamEnd transport = StreamEnd.current();

  /** Why we ended it; written before the end is told. */
  private volatile @Nullable String fault;

  /** Calls the handler, one call at a time: both the transport and we may end the stream. */
  private final SynchronizationContext serial =
      new SynchronizationContext((_, fault) -> LOG.log(System.Logger.Level.ERROR, FAILED, fault));

  /** Used within the calls above, as is what follows. */
  private boolean greeted;

  private boolean over;

  private JobConnection(
      ServerCallStreamObserver<byte[]> out, JobListener listener, Executor threads) {
    this.threads = threads;
    outflow = new Outflow(out, waiting::poll);
    out.setOnReadyHandler(outflow::pump);
    waiting.add(CommandCodec.welcome());
    handler = listener.dialled(this);
    // Exactly one of them is called, after all reports.
    out.setOnCancelHandler(this::end);
    out.setOnCloseHandler(this::end);
  }

  /**
   * Takes a stream.
   *
   * @param threads that the handler may be called on
   */
  static JobConnection open(
      ServerCallStreamObserver<byte[]> out, JobListener listener, Executor threads) {
    JobConnection connection = new JobConnection(out, listener, threads);
    connection.outflow.pump();
    return connection;
  }

  private void end() {
    outflow.broken();
    serial.execute(() -> {
      if (!over) {
        over = true;
        handler.closed(fault == null ? transport.fault() : fault);
      }
    });
  }

  @Override
  public void onNext(byte[] message) {
    serial.execute(() -> take(message));
  }

  private void take(byte[] message) {
    if (over) {
      return;
    }
    try {
      Report report = ReportCodec.decode(message);
      if (greeted == report instanceof Report.Hello) {
        throw new IllegalArgumentException(
            "Malformed stream: got %s, want a Hello first and only first"
                .formatted(report.getClass().getSimpleName()));
      }
      greeted = true;
      handler.report(report);
    } catch (IllegalArgumentException e) {
      cut(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, FAILED, e);
      cut(Status.INTERNAL.withDescription(FAILED));
    }
  }

  /** The transport tells of the end only once the job has read what was sent before. */
  private void cut(Status status) {
    fault = status.getDescription();
    if (outflow.abort(status.asRuntimeException())) {
      threads.execute(this::end);
    }
  }

  @Override
  public void onError(Throwable cause) {
    // The handlers above are told of it, too.
  }

  @Override
  public void onCompleted() {
    outflow.end();
  }

  @Override
  public void send(long number, Command command) {
    if (waiting.offer(CommandCodec.encode(number, command))) {
      outflow.pump();
    } else {
      close("Conflict: %d commands wait to be read by the job".formatted(COMMANDS_MAX));
    }
  }

  @Override
  public void close(String why) {
    cut(Status.ABORTED.withDescription(why));
  }
}
