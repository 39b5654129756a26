package dev.mindinsight.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Command.Range;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Report.Position;
import dev.mindinsight.debugger.wire.JobHandler;
import dev.mindinsight.debugger.wire.JobStream;
import dev.mindinsight.debugger.wire.WireServer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server over a real socket that does what a test says. */
final class ScriptedServer implements AutoCloseable {
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final BlockingQueue<JobStream> streams = new LinkedBlockingQueue<>();
  private final WireServer server;
  private JobStream stream;
  private long number;
  private long request;

  ScriptedServer(int port) throws IOException {
    server =
        WireServer.open(
            "127.0.0.1",
            port,
            null,
            dialled -> {
              streams.add(dialled);
              return new JobHandler() {
                @Override
                public void report(Report report) {
                  reports.add(report);
                }

                @Override
                public void closed(String fault) {}
              };
            });
  }

  int port() {
    return server.port();
  }

  String address() {
    return "127.0.0.1:" + port();
  }

  Report.Hello awaitJob() throws InterruptedException {
    stream = streams.poll(60, TimeUnit.SECONDS);
    assertThat(stream).as("a job dials").isNotNull();
    number = 0;
    return await(Report.Hello.class, _ -> true);
  }

  void send(Command command) {
    stream.send(++number, command);
  }

  <T extends Report> T await(Class<T> kind, Predicate<T> wanted) throws InterruptedException {
    while (true) {
      Report next = reports.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("a report comes").isNotNull();
      if (kind.isInstance(next) && wanted.test(kind.cast(next))) {
        return kind.cast(next);
      }
    }
  }

  /** All that came and was not awaited. */
  List<Report> takeAll() {
    List<Report> taken = new ArrayList<>();
    reports.drainTo(taken);
    return taken;
  }

  /** Does something and waits until the job stands. */
  Position until(Command command) throws InterruptedException {
    send(command);
    return await(Position.class, at -> at.paused() && at.handled() == number);
  }

  /** Steps node by node until it stands before this one. */
  Position untilBefore(String node) throws InterruptedException {
    Position at = until(new Command.NextNode(1));
    while (!node.equals(at.node())) {
      at = until(new Command.NextNode(1));
    }
    return at;
  }

  List<Report.Slot> tensors(String node) throws InterruptedException {
    send(new Command.ListTensors(++request, node));
    return await(Report.Tensors.class, answer -> answer.request() == request).slots();
  }

  /** All elements of a tensor, one index of its first dimension at a time. */
  double[] read(String node, Report.Slot slot) throws InterruptedException {
    List<Double> numbers = new ArrayList<>();
    int rows = slot.shape().isEmpty() ? 1 : slot.shape().getFirst();
    for (int row = 0; row < rows; row++) {
      List<Range> slice = new ArrayList<>();
      for (int axis = 0; axis < slot.shape().size(); axis++) {
        slice.add(
            axis == 0
                ? new Range(row, row + 1, 1, true)
                : new Range(0, slot.shape().get(axis), 1, false));
      }
      send(new Command.ReadTensor(++request, node, slot.slot(), slice));
      add(numbers, await(Report.Elements.class, answer -> answer.request() == request));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void add(List<Double> numbers, Report.Elements elements) {
    switch (elements.type()) {
      case FLOAT32 -> {
        FloatBuffer floats = elements.elements().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        while (floats.hasRemaining()) {
          numbers.add((double) floats.get());
        }
      }
      case INT32 -> {
        IntBuffer ints = elements.elements().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        while (ints.hasRemaining()) {
          numbers.add((double) ints.get());
        }
      }
      default -> throw new AssertionError(elements.type());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
