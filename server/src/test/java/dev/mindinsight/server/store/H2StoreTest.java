package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

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
}
