package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.summary.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A profile that TensorFlow, JAX or PyTorch left in {@code plugins/profile/SESSION}, known by its
 * name's ending. That its first byte can be of such a file is all that is asked of it here.
 */
enum ProfileFile {
  /** Planes of events of one host, as a message of protobuf: its fields 1 to 4 are all lists. */
  XPLANE(".xplane.pb", "XPlane profile"),
  /** Events in Chrome's JSON, compressed. */
  TRACE_ZIPPED(".json.gz", "compressed trace or table in JSON"),
  /** Events in Chrome's JSON. */
  TRACE(".json", "trace or table in JSON"),
  /** What a tool of the profiler worked out of the planes. */
  TOOL(".pb", "result of a profiler's tool"),
  /** Whatever else lies there. */
  OTHER("", "file of a profiler");

  private static final int ZIPPED = 0x1f;

  private final String ending;
  private final String about;

  ProfileFile(String ending, String about) {
    this.ending = ending;
    this.about = about;
  }

  /** What a file is; its tag is its session. */
  static CompanionFile of(Path directory, FoundFile file) throws IOException {
    String name = file.name();
    if (file.sizeBytes() == 0) {
      return Companions.faulty(name, Kind.PROFILE, 0, "Truncated: " + name + " is empty");
    }
    ProfileFile format = format(name);
    int first = first(directory.resolve(name));
    if (!format.canBeginWith(first)) {
      return Companions.faulty(
          name,
          Kind.PROFILE,
          file.sizeBytes(),
          "Malformed %s: got a first byte 0x%02x, want that of a %s"
              .formatted(name, first, format.about));
    }
    return new CompanionFile(
        name, Kind.PROFILE, Companions.cut(session(name)), file.sizeBytes(), format.about);
  }

  private static ProfileFile format(String name) {
    for (ProfileFile format : values()) {
      if (name.endsWith(format.ending)) {
        return format;
      }
    }
    return OTHER;
  }

  private boolean canBeginWith(int first) {
    return switch (this) {
      case XPLANE -> first == 0x0a || first == 0x12 || first == 0x1a || first == 0x22;
      case TRACE_ZIPPED -> first == ZIPPED;
      case TRACE -> first == '{' || first == '[' || Character.isWhitespace(first) || first == 0xef;
      case TOOL, OTHER -> true;
    };
  }

  private static int first(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read();
    }
  }

  private static String session(String name) {
    int end = name.lastIndexOf('/');
    return name.substring(name.lastIndexOf('/', end - 1) + 1, end);
  }
}
