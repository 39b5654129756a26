package dev.mindinsight.debugger.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.summary.content.ElementType;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both ends over a real loopback socket. */
class WireIT {
  private static final String HOST = "127.0.0.1";
  private static final Report.Hello HELLO = new Report.Hello("job", "run", "lenet");
  private static final Patience QUICK = new Patience(Duration.ofMillis(20), Duration.ofMillis(80));

  private final BlockingQueue<Peer> jobs = new LinkedBlockingQueue<>();
  private final Peer atJob = new Peer(null);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable end : open.reversed()) {
      end.close();
    }
  }

  private WireServer serve(int port, Predicate<String> token) throws IOException {
    WireServer server =
        WireServer.open(
            HOST,
            port,
            token,
            stream -> {
              Peer job = new Peer(stream);
              jobs.add(job);
              return job;
            });
    open.add(server);
    return server;
  }

  private WireClient dial(int port, String token, Peer listener) {
    WireClient client = WireClient.dial(HOST + ":" + port, token, HELLO, listener, QUICK);
    open.add(client);
    return client;
  }

  private Peer job() throws InterruptedException {
    Peer job = jobs.poll(30, TimeUnit.SECONDS);
    assertThat(job).as("a job dials").isNotNull();
    assertThat(job.next()).isEqualTo(HELLO);
    return job;
  }

  @Test
  void everyMessageArrivesAsItWasAndInOrder() throws Exception {
    WireClient client = dial(serve(0, null).port(), null, atJob);
    Peer job = job();
    assertThat(atJob.next()).isEqualTo("connected");
    RandomMessages random = new RandomMessages(11);
    for (int i = 1; i <= 600; i++) {
      Command command = random.command();
      job.stream.send(i, command);
      assertThat(atJob.next()).isEqualTo(new Peer.Numbered(i, command));
      Report report = random.report();
      client.send(report);
      assertThat(job.next())
          .usingRecursiveComparison()
          .withEqualsForType(Double::equals, Double.class)
          .isEqualTo(report);
    }
    client.send(new Report.Ended());
    client.close();
    assertThat(job.next()).isEqualTo(new Report.Ended());
    assertThat(job.next()).isEqualTo("closed");
    assertThat(atJob.next()).isEqualTo("disconnected");
  }

  @Test
  void onlyTheRightTokenIsLetIn() throws Exception {
    int port = serve(0, "secret"::equals).port();
    for (String wrong : new String[] {null, "", "secre", "secret2"}) {
      dial(port, wrong, new Peer(null));
    }
    Peer right = new Peer(null);
    dial(port, "secret", right);
    Peer job = job();
    assertThat(right.next()).isEqualTo("connected");
    assertThat(jobs.poll(500, TimeUnit.MILLISECONDS)).isNull();
    assertThat(job.heard).isEmpty();
  }

  @Test
  void aTakenPortSaysSo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> serve(taken.getLocalPort(), null))
          .isInstanceOf(BindException.class)
          .hasMessage(
              "Conflict: port %d of 127.0.0.1 is taken by another process"
                  .formatted(taken.getLocalPort()));
    }
  }

  /** An address that is kept for documents: no machine has it. */
  @Test
  void aForeignHostSaysSo() {
    assertThatThrownBy(() -> WireServer.open("192.0.2.1", 0, null, Peer::new))
        .isInstanceOf(BindException.class)
        .hasMessage(
            "Conflict: cannot listen on port 0 of 192.0.2.1: Cannot assign requested address");
  }

  @Test
  void aMalformedAddressSaysSo() {
    for (String bad : List.of("", "host", "host:", ":1", "host:0", "host:65536", "host:x")) {
      assertThatThrownBy(() -> WireClient.dial(bad, null, HELLO, atJob))
          .hasMessage("Malformed debugger address: got '%s', want HOST:PORT".formatted(bad));
    }
  }

  @Test
  void aServerThatComesBackIsDialledAgain() throws Exception {
    WireServer first = serve(0, null);
    WireClient client = dial(first.port(), null, atJob);
    Peer job = job();
    assertThat(atJob.next()).isEqualTo("connected");
    first.close();
    assertThat(atJob.next()).isEqualTo("disconnected");
    assertThat(job.next()).isEqualTo("closed");
    client.send(new Report.Dropped(99));
    serve(first.port(), null);
    Peer again = job();
    assertThat(atJob.next()).isEqualTo("connected");
    client.send(new Report.Dropped(1));
    assertThat(again.next()).isEqualTo(new Report.Dropped(1));
  }

  @Test
  void aStreamThatTheServerClosesIsDialledAgain() throws Exception {
    dial(serve(0, null).port(), null, atJob);
    Peer job = job();
    job.stream.close("Conflict: another job has this name");
    assertThat(job.next()).isEqualTo("cut: Conflict: another job has this name");
    job.stream.send(1, new Command.Pause());
    job();
  }

  /** The reports fit neither the socket nor the queue; the server reads on at the end. */
  @Test
  void aSlowReaderIsToldHowManyReportsWereLeftOut() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    BlockingQueue<Report> heard = new LinkedBlockingQueue<>();
    WireServer server =
        WireServer.open(
            HOST,
            0,
            null,
            _ ->
                new JobHandler() {
                  @Override
                  public void report(Report report) {
                    try {
                      read.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    heard.add(report);
                  }

                  @Override
                  public void closed(String fault) {}
                });
    open.add(server);
    WireClient client = dial(server.port(), null, atJob);
    assertThat(atJob.next()).isEqualTo("connected");
    String node = "n".repeat(1_000);
    int sent = 30_000;
    for (int i = 0; i < sent; i++) {
      client.send(
          i % 2 == 0
              ? new Report.Position(0, true, false, i, node)
              : new Report.Hit(1, node, "output:0", i, List.of(), List.of()));
    }
    client.send(new Report.Refused(5, "last"));
    read.countDown();
    long seen = 0;
    long dropped = 0;
    for (Report next = heard.poll(30, TimeUnit.SECONDS);
        !next.equals(new Report.Refused(5, "last"));
        next = heard.poll(30, TimeUnit.SECONDS)) {
      switch (next) {
        case Report.Dropped some -> dropped += some.count();
        case Report.Hello _ -> {}
        default -> seen++;
      }
    }
    assertThat(dropped).isPositive();
    assertThat(seen + dropped).isEqualTo(sent);
  }

  @Test
  void aJobThatDoesNotReadIsCutOff() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    Peer slow =
        new Peer(null) {
          @Override
          public void command(long number, Command command) {
            try {
              read.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    dial(serve(0, null).port(), null, slow);
    Peer job = job();
    Command large = new Command.ListTensors(1, "n".repeat(100_000));
    for (int i = 1; i <= 3 * JobConnection.COMMANDS_MAX && job.heard.isEmpty(); i++) {
      job.stream.send(i, large);
    }
    assertThat(job.next()).isEqualTo("cut: Conflict: 1024 commands wait to be read by the job");
    read.countDown();
  }

  @Test
  void theLargestSliceFits() throws Exception {
    WireClient client = dial(serve(0, null).port(), null, atJob);
    Peer job = job();
    assertThat(atJob.next()).isEqualTo("connected");
    int count = Command.ReadTensor.ELEMENTS_MAX;
    byte[] bytes = new byte[count * 16];
    new Random(1).nextBytes(bytes);
    Report elements =
        new Report.Elements(
            1, ElementType.COMPLEX128, List.of(count), List.of(count), ByteBuffer.wrap(bytes));
    client.send(elements);
    assertThat(job.next()).isEqualTo(elements);
  }

  /** Told in our words, and not by gRPC with a stack. */
  @Test
  void aMessageThatIsTooLongEndsItsStream() throws Exception {
    try (Warnings warnings = new Warnings("io.grpc")) {
      tooLongAMessageIsTold();
      assertThat(warnings.heard()).isEmpty();
    }
  }

  private void tooLongAMessageIsTold() throws Exception {
    WireClient client = dial(serve(0, null).port(), null, atJob);
    Peer job = job();
    assertThat(atJob.next()).isEqualTo("connected");
    client.send(new Report.Refused(1, "x".repeat(Protocol.MESSAGE_BYTES_MAX)));
    assertThat((String) job.next())
        .startsWith("cut: Over the limit bytes of a message: at most 4194304 (");
    assertThat(atJob.next()).isEqualTo("disconnected");
    job();
  }

  /** A well-behaved job stands beside everything that others do to the port. */
  @Test
  void malformedFramesEndTheirStreamAndNothingElse() throws Exception {
    try (Warnings warnings = new Warnings("io.grpc")) {
      malformedFramesAreSent();
      assertThat(warnings.heard()).isEmpty();
    }
  }

  private void malformedFramesAreSent() throws Exception {
    int port = serve(0, null).port();
    WireClient client = dial(port, null, atJob);
    Peer good = job();
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      byte[] noise = new byte[1 + random.nextInt(3_000)];
      random.nextBytes(noise);
      sendRaw(port, noise);
    }
    sendRaw(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
    sendRaw(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nrubbish in place of frames".getBytes(UTF_8));

    assertFault(port, new byte[] {1, 2, 3}, "INVALID_ARGUMENT: Malformed report: ");
    assertFault(port, new byte[0], "INVALID_ARGUMENT: Unsupported report: ");
    assertFault(
        port,
        ReportCodec.encode(new Report.Ended()),
        "INVALID_ARGUMENT: Malformed stream: got Ended, want a Hello first");

    client.send(new Report.Dropped(3));
    assertThat(good.next()).isEqualTo(new Report.Dropped(3));
    good.stream.send(1, new Command.Pause());
    assertThat(atJob.next()).isEqualTo("connected");
    assertThat(atJob.next()).isEqualTo(new Peer.Numbered(1, new Command.Pause()));
  }

  private static void sendRaw(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(200);
      socket.getOutputStream().write(bytes);
      in.readAllBytes();
    } catch (IOException e) {
      // Reset or silence: either is the server's right.
    }
  }

  private static void assertFault(int port, byte[] message, String fault) throws Exception {
    assertThat(RawJob.send(port, message)).startsWith(fault);
  }
}
