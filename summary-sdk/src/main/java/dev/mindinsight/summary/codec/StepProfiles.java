package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.codec.EventMessages.ProfiledNode;
import dev.mindinsight.summary.codec.EventMessages.ProfiledStep;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.StepProfile;
import java.util.ArrayList;
import java.util.List;

/** Profiles of steps, as our own plugin writes them. */
final class StepProfiles {

  /** What is written. A reader refuses any other: later fields may change what these mean. */
  static final int VERSION = 1;

  /**
   * What a profile may take in its file: the greatest count of nodes with names of usual length.
   */
  static final int BYTES_MAX = 16 << 20;

  private static final int NODE_KEY = ProfiledStep.NODE_FIELD_NUMBER << 3 | Wire.BYTES;

  private StepProfiles() {}

  /**
   * The message of a profile.
   *
   * @throws IllegalArgumentException when it is over {@link #BYTES_MAX}
   */
  static ByteString of(StepProfile profile) {
    ProfiledStep.Builder message =
        ProfiledStep.newBuilder()
            .setVersion(VERSION)
            .setStartSeconds(profile.startSeconds())
            .setDurationNanos(profile.durationNanos())
            .setDataWaitNanos(profile.dataWaitNanos())
            .setPeakFlopsPerSecond(profile.peakFlopsPerSecond());
    for (int i = 0; i < profile.nodes().size(); i++) {
      message
          .addNode(of(profile.nodes().get(i)))
          .addNodeStartNanos(profile.startNanos()[i])
          .addNodeDurationNanos(profile.durationsNanos()[i]);
    }
    ByteString bytes = message.build().toByteString();
    if (bytes.size() > BYTES_MAX) {
      throw new IllegalArgumentException(tooLong(bytes));
    }
    return bytes;
  }

  private static String tooLong(ByteString bytes) {
    return "Unsupported profile: got %,d bytes, want at most %,d"
        .formatted(bytes.size(), BYTES_MAX);
  }

  private static ProfiledNode of(StepProfile.Node node) {
    return ProfiledNode.newBuilder()
        .setName(node.name())
        .setOp(node.op())
        .setPhase(node.phase())
        .setShape(node.shape())
        .setBytes(node.bytes())
        .setFlops(node.flops())
        .build();
  }

  /** The profile that {@link #of} was given. */
  static StepProfile read(ByteString bytes) throws ContentException {
    if (bytes.size() > BYTES_MAX) {
      throw new ContentException(tooLong(bytes));
    }
    try {
      requireFewNodes(bytes);
      ProfiledStep message = ProfiledStep.parseFrom(bytes);
      if (message.getVersion() != VERSION) {
        throw new ContentException(
            "Unsupported profile: got version %d, want %d"
                .formatted(message.getVersion(), VERSION));
      }
      return profile(message);
    } catch (MalformedEventException | InvalidProtocolBufferException e) {
      throw new ContentException("Malformed profile: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new ContentException(String.valueOf(e.getMessage()));
    }
  }

  /** A node takes two bytes in the file and a hundred in memory, so they are counted first. */
  private static void requireFewNodes(ByteString bytes)
      throws MalformedEventException, ContentException {
    Wire wire = new Wire().over(bytes.toByteArray(), 0, bytes.size());
    int nodes = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      wire.skip(key);
      nodes += key == NODE_KEY ? 1 : 0;
    }
    if (nodes > StepProfile.NODES_MAX) {
      throw new ContentException(
          "Unsupported profile: got %,d nodes, want at most %,d"
              .formatted(nodes, StepProfile.NODES_MAX));
    }
  }

  private static StepProfile profile(ProfiledStep message) {
    List<StepProfile.Node> nodes = new ArrayList<>(message.getNodeCount());
    for (ProfiledNode node : message.getNodeList()) {
      nodes.add(
          new StepProfile.Node(
              node.getName(),
              node.getOp(),
              node.getPhase(),
              node.getShape(),
              node.getBytes(),
              node.getFlops()));
    }
    return new StepProfile(
        message.getStartSeconds(),
        message.getDurationNanos(),
        message.getDataWaitNanos(),
        message.getPeakFlopsPerSecond(),
        nodes,
        message.getNodeStartNanosList().stream().mapToLong(Long::longValue).toArray(),
        message.getNodeDurationNanosList().stream().mapToLong(Long::longValue).toArray());
  }
}
