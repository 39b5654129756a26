package dev.mindinsight.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  private final HostNames names = HostNames.of(InetAddress.ofLiteral("127.0.0.1"), Set.of());

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]", "[::1]:8080"})
  void theLoopbackNamesAreOwnOnAnyPort(String host) {
    assertThat(names.own(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "::1",
        "10.0.0.1",
        "localhost:80:x@evil"
      })
  void everyOtherNameIsForeign(String host) {
    assertThat(names.own(host)).isFalse();
    assertThat(names.own(null)).isFalse();
  }

  @Test
  void theBoundAddressIsOwn() {
    assertThat(HostNames.of(InetAddress.ofLiteral("192.0.2.7"), Set.of()).own("192.0.2.7:80"))
        .isTrue();
    assertThat(HostNames.of(InetAddress.ofLiteral("192.0.2.7"), Set.of()).own("192.0.2.8:80"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Lab.Example, lab.example:9000, true",
    "lab.example, LAB.example, true",
    "lab.example, a.lab.example, false",
    "lab.example, lab.example.evil, false",
    "192.0.2.9, 192.0.2.9:9000, true",
    "[2001:db8::1], [2001:DB8::1]:9000, true",
  })
  void aNameThatWasGivenIsOwnOnAnyPort(String knownAs, String host, boolean own) {
    HostNames given = HostNames.of(InetAddress.ofLiteral("127.0.0.1"), Set.of(knownAs));

    assertThat(given.own(host)).isEqualTo(own);
    assertThat(given.ownOrigin("http://" + host, host)).isEqualTo(own);
    assertThat(given.own("localhost")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.example",
        ".example",
        "a:80",
        "http://a",
        "a/b",
        "a b",
        "::1",
        "[a b]"
      })
  void whatIsNoNameOfAHostIsRefused(String name) {
    assertThatThrownBy(() -> HostNames.checked(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Malformed host name: got '%s', want a name or an address without scheme and port"
                .formatted(name));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080, true",
    "http://127.0.0.1:8080, localhost:8080, true",
    "http://localhost, localhost, true",
    "http://localhost:80, localhost, true",
    "https://localhost, localhost:443, true",
    "http://localhost:9090, localhost:8080, false",
    "http://evil.example:8080, localhost:8080, false",
    "null, localhost:8080, false",
    "http://, localhost:8080, false",
    "http://local host, localhost:8080, false",
  })
  void anOriginIsOwnByNameAndPort(String origin, String host, boolean own) {
    assertThat(names.ownOrigin(origin, host)).isEqualTo(own);
  }
}
