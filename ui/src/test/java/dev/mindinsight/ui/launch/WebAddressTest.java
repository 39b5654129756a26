package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class WebAddressTest {

  @Test
  void anAddressIsItsOwnName() {
    WebAddress address = new WebAddress(InetAddress.ofLiteral("192.168.1.5"), 8080);
    assertThat(address.url()).isEqualTo("http://192.168.1.5:8080/");
    assertThat(address.localUrl()).isEqualTo(address.url());
  }

  @Test
  void anAddressWithColonsStandsInBrackets() {
    assertThat(new WebAddress(InetAddress.ofLiteral("::1"), 8080).url())
        .isEqualTo("http://[0:0:0:0:0:0:0:1]:8080/");
  }

  @Test
  void aWildcardIsReachedByLoopbackHereAndByTheMachinesNameElsewhere() throws Exception {
    WebAddress address = new WebAddress(InetAddress.ofLiteral("0.0.0.0"), 8080);
    assertThat(address.localUrl()).isEqualTo("http://127.0.0.1:8080/");
    assertThat(address.url())
        .isEqualTo("http://" + InetAddress.getLocalHost().getHostName() + ":8080/");
  }
}
