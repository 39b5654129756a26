package dev.mindinsight.debugger.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodePatternsTest {

  @ParameterizedTest
  @CsvSource({
    "*, model/conv1/weight, true",
    "model/*, model/conv1/weight, true",
    "model*weight, model/conv1/weight, true",
    "*conv*, model/conv1/weight, true",
    "*/weight, model/conv1/weight, true",
    "**, x, true",
    "a*a, a, false",
    "a*a, aa, true",
    "*ab*ab, ab, false",
    "model/conv1, model/conv1/weight, false",
    "conv1, model/conv1, false",
    "model/conv1/*, model/conv1, false",
    "MODEL*, model/conv1, false",
    "m.del*, model/conv1, false",
    "[m]*, model, false"
  })
  void aStarStandsForAnythingAndNothingElseForAnything(String glob, String name, boolean matches) {
    assertThat(NodePatterns.of(List.of(glob)).matches(name)).isEqualTo(matches);
  }

  /** Against the textbook definition. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void manyGlobsMatchWhatOneOfThemDoes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<String> globs = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        globs.add(word(random, "ab/*", 1 + random.nextInt(6)));
      }
      String name = word(random, "ab/", random.nextInt(9));
      assertThat(NodePatterns.of(globs).matches(name))
          .as("%s on '%s'", globs, name)
          .isEqualTo(globs.stream().anyMatch(glob -> naive(glob, name)));
    }
  }

  private static String word(Random random, String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static boolean naive(String glob, String name) {
    if (glob.isEmpty()) {
      return name.isEmpty();
    }
    if (glob.charAt(0) == '*') {
      return naive(glob.substring(1), name) || (!name.isEmpty() && naive(glob, name.substring(1)));
    }
    return !name.isEmpty()
        && glob.charAt(0) == name.charAt(0)
        && naive(glob.substring(1), name.substring(1));
  }

  /** A backtracking matcher would take longer than there is time; the test would hang. */
  @Test
  void manyStarsDoNotExplode() {
    String glob = "*a".repeat(2_000) + "b";
    assertThat(NodePatterns.of(List.of(glob)).matches("a".repeat(9_000))).isFalse();
  }

  /** A table of 10^4 × 10^4 comparisons of this length would be felt. */
  @Test
  void tenThousandPatternsOnTenThousandNodes() {
    List<String> names = new ArrayList<>();
    List<String> globs = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      names.add("network/block%d/attention/query/weight".formatted(i));
      globs.add(i % 2 == 0 ? names.get(i) : "network/block%d/*".formatted(i));
    }
    NodePatterns patterns = NodePatterns.of(globs);
    assertThat(names).allMatch(patterns::matches);
    assertThat(patterns.matches("network/block10000/attention/query/weight")).isFalse();
  }

  @Test
  void noPatternMatchesNothing() {
    assertThat(NodePatterns.of(List.of()).matches("")).isFalse();
  }

  @Test
  void emptyAndEndlessPatternsAreRefused() {
    assertThatThrownBy(() -> NodePatterns.of(List.of("a", "")))
        .hasMessage("Malformed nodes: got a pattern of 0 characters, want 1 to 10000");
    assertThatThrownBy(() -> NodePatterns.of(List.of("x".repeat(10_001))))
        .hasMessageContaining("10001 characters");
  }
}
