package dev.mindinsight.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class H2StoreTest extends StoreContract {

  @Override
  Store open(Path directory, Clock clock) {
    return H2Store.open(directory, clock);
  }

  @Test
  void aPathThatH2WouldMisreadIsRefused() {
    assertThatThrownBy(() -> H2Store.open(directory.resolve("a;b")))
        .hasMessageStartingWith("Unsupported workspace: got \"")
        .hasMessageContaining("want a path without \";\"");
  }

  @Test
  void theVersionInTheCodeIsThatOfTheNewestMigration() throws Exception {
    try (var files =
        Files.list(
            Path.of(
                System.getProperty("project.root"), "server/src/main/resources/db/migration/h2"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                  .max(Comparator.comparingInt(Integer::parseInt)))
          .hasValue(Schema.VERSION);
    }
  }

  @Test
  void whatAKilledFirstStartLeftIsMadeAnew() throws Exception {
    Path killed = Files.createDirectories(directory.resolve("killed"));
    Path left = Files.writeString(killed.resolve("unfinished.mv.db"), "half a database");
    String id;
    try (Store made = H2Store.open(killed)) {
      id = made.id();
    }
    assertThat(left).doesNotExist();
    try (Store again = H2Store.open(killed)) {
      assertThat(again.id()).isEqualTo(id);
    }
  }

  @Test
  void aStoreOfTheFirstReleaseIsBroughtUpToDate() throws Exception {
    Path old = Files.createDirectories(directory.resolve("old"));
    String id;
    try (Store made = H2Store.open(old)) {
      id = made.id();
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + old.resolve("points"));
        var statement = connection.createStatement()) {
      statement.execute("alter table blob_ref drop column media");
      statement.execute("drop table companion");
      statement.execute("drop table pyramid");
      statement.execute("drop table forgotten");
      statement.execute("alter table run drop column gone_at");
      statement.execute(
          "delete from \"flyway_schema_history\" where \"version\" in ('2', '3', '4', '5')");
    }
    try (Store again = open(old, Clock.systemUTC())) {
      SampleRun run = new SampleRun("r").file(0, 1, FileState.PRESENT).segment(0, 0, 1);
      run.value("i", Kind.IMAGE, 1);
      again.writer().submit(run.commit()).get();
      assertThat(again.id()).isEqualTo(id);
      assertThat(
              again
                  .read(reader -> reader.values(reader.tags(run.id).getFirst(), 0, 1))
                  .block()
                  .getFirst()
                  .media())
          .isEqualTo(SampleRun.MEDIA);
    }
  }

  @Test
  void aStoreOfANewerReleaseIsRefused() throws Exception {
    Path newer = directory.resolve("newer");
    H2Store.open(newer).close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + newer.resolve("points"));
        var statement = connection.createStatement()) {
      statement.execute(
          "update \"flyway_schema_history\" set \"version\" = '99' where \"version\" = '5'");
    }
    assertThatThrownBy(() -> H2Store.open(newer))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("it was written by a newer release: got version 99, want at most 5");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of("nothing", (UnaryOperator<byte[]>) bytes -> new byte[0]),
        Arguments.of("text", (UnaryOperator<byte[]>) bytes -> "half a database".getBytes(UTF_8)),
        Arguments.of("half", (UnaryOperator<byte[]>) bytes -> Arrays.copyOf(bytes, 8_192)),
        Arguments.of("headers", (UnaryOperator<byte[]>) bytes -> noise(bytes, 0, 8_192)),
        Arguments.of("pages", (UnaryOperator<byte[]>) bytes -> noise(bytes, 8_192, bytes.length)));
  }

  private static byte[] noise(byte[] bytes, int from, int to) {
    byte[] noise = new byte[to - from];
    new Random(7).nextBytes(noise);
    byte[] noisy = bytes.clone();
    System.arraycopy(noise, 0, noisy, from, noise.length);
    return noisy;
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedFileIsNamedWithTheRemedyAndLeftAsItIs(String what, UnaryOperator<byte[]> damage)
      throws Exception {
    Path damaged = directory.resolve("damaged");
    try (Store store = H2Store.open(damaged)) {
      SampleRun run = new SampleRun("r").file(0, 1, FileState.PRESENT).segment(0, 0, 1);
      store.writer().submit(run.points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1)).commit()).get();
    }
    Path file = damaged.resolve("points.mv.db");
    byte[] bytes = damage.apply(Files.readAllBytes(file));
    Files.write(file, bytes);
    assertThatThrownBy(() -> H2Store.open(damaged))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageStartingWith("Malformed store: it is damaged (" + file + ": ")
        .hasMessageEndingWith(
            "; no log file was touched: \"mindinsight rebuild\" sets the store aside, and the next"
                + " start reads the logs anew");
    assertThat(file).as(what).hasBinaryContent(bytes);
  }

  @Test
  void aStoreThatAnotherProcessHasOpenSaysSo() throws Exception {
    Path taken = directory.resolve("taken");
    H2Store.open(taken).close();
    try (FileChannel file =
            FileChannel.open(
                taken.resolve("points.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> H2Store.open(taken))
          .isInstanceOf(StoreException.InUse.class)
          .hasMessage("Conflict: the store in %s is in use by another process".formatted(taken));
    }
  }
}
