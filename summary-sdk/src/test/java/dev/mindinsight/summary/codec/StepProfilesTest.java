package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.codec.EventMessages.ProfiledNode;
import dev.mindinsight.summary.codec.EventMessages.ProfiledStep;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.StepProfile;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepProfilesTest {
  private static final StepProfile STEP =
      new StepProfile(
          1_795_362_376.25,
          1_000_000,
          10_000,
          5.5e10,
          List.of(
              new StepProfile.Node(
                  "net/fc", "mat_mul", "forward", "float32[2, 3], float32[3, 4]", 104, 48),
              new StepProfile.Node("step", "assign", "optimizer", "float32[]", 8, 0)),
          new long[] {20_000, 900_000},
          new long[] {300_000, 0});

  private static Content read(byte[] event) throws Exception {
    return ContentDecoder.decode(event, 0, Kind.PROFILE);
  }

  private static byte[] event(ProfiledStep message) {
    Mark mark = Mark.newBuilder().setStepProfile(message.toByteString()).build();
    return EventEncoder.summary(0, 1, EventEncoder.markValue("x", mark));
  }

  @Test
  void aProfileComesBackAsItWas() throws Exception {
    assertThat(read(ContentEncoder.profile(50, 2.5, STEP)))
        .usingRecursiveComparison()
        .isEqualTo(STEP);
  }

  @Test
  void anotherVersionIsNotGuessedAt() {
    byte[] later = event(ProfiledStep.newBuilder().setVersion(2).build());
    assertThatThrownBy(() -> read(later)).hasMessage("Unsupported profile: got version 2, want 1");
  }

  @Test
  void nodesAreCountedBeforeTheyAreMade() {
    byte[] many =
        event(
            ProfiledStep.newBuilder()
                .setVersion(1)
                .addAllNode(
                    Collections.nCopies(
                        StepProfile.NODES_MAX + 1, ProfiledNode.getDefaultInstance()))
                .build());
    assertThatThrownBy(() -> read(many))
        .hasMessage("Unsupported profile: got 100,001 nodes, want at most 100,000");
  }

  @Test
  void aProfileOverTheLimitIsNeitherWrittenNorRead() {
    String name = "x".repeat(StepProfile.CHARS_MAX);
    StepProfile.Node node = new StepProfile.Node(name, name, name, name, 0, 0);
    int nodes = StepProfiles.BYTES_MAX / (4 * StepProfile.CHARS_MAX);
    StepProfile large =
        new StepProfile(
            0, 1, 0, 0, Collections.nCopies(nodes, node), new long[nodes], new long[nodes]);
    assertThatThrownBy(() -> ContentEncoder.profile(1, 1, large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unsupported profile: got 16,8")
        .hasMessageEndingWith("bytes, want at most 16,777,216");
    String longer = "x".repeat(StepProfiles.BYTES_MAX);
    byte[] written =
        event(
            ProfiledStep.newBuilder()
                .setVersion(1)
                .addNode(ProfiledNode.newBuilder().setName(longer))
                .build());
    assertThatThrownBy(() -> read(written)).hasMessageEndingWith("want at most 16,777,216");
  }

  @Test
  void timesThatCannotBeTrueAreMalformed() {
    byte[] bad = event(ProfiledStep.newBuilder().setVersion(1).setDurationNanos(-1).build());
    assertThatThrownBy(() -> read(bad)).hasMessageStartingWith("Malformed profile: got a wait");
  }

  @Test
  void aCutProfileIsMalformed() {
    byte[] whole = StepProfiles.of(STEP).toByteArray();
    Mark mark =
        Mark.newBuilder()
            .setStepProfile(
                com.google.protobuf.ByteString.copyFrom(Arrays.copyOf(whole, whole.length - 1)))
            .build();
    byte[] cut = EventEncoder.summary(0, 1, EventEncoder.markValue("x", mark));
    assertThatThrownBy(() -> read(cut)).hasMessageStartingWith("Malformed profile: ");
  }
}
