package dev.mindinsight.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenTest {

  @Test
  void onlyTheSecretItselfMatches() {
    Token token = Token.of("0123456789abcdef");

    assertThat(token.matches("0123456789abcdef")).isTrue();
    assertThat(token.matches("0123456789abcdeF")).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(token.matchesCookie(token.cookieValue())).isTrue();
    assertThat(token.matchesCookie("0123456789abcdef")).isFalse();
  }

  @Test
  void neitherTheCookieNorTheTextHoldsTheSecret() {
    Token token = Token.of("0123456789abcdef");

    assertThat(token.cookieValue()).doesNotContain("0123456789abcdef");
    assertThat(token).hasToString("Token");
  }

  @Test
  void generatedTokensDiffer() {
    assertThat(Token.generated().secret()).hasSize(32).isNotEqualTo(Token.generated().secret());
  }

  @Test
  void shortAndBlankSecretsAreRefused() {
    assertThatThrownBy(() -> Token.of("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Malformed token")
        .hasMessageNotContaining("short ");
    assertThatThrownBy(() -> Token.of("with a blank in it"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
