package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.ProjectorConfigs;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Embeddings.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that belong to a run and are no event files: {@code projector_config.pbtxt}, and
 * profiles below {@code plugins/profile/SESSION}. Of a profile only the first bytes are looked at.
 */
final class Companions {

  /** Things that one run lists: a profile of 1,000 hosts, or a set of vectors for each epoch. */
  static final int LISTED_MAX = 10_000;

  /** A name or path for people; the store refuses much longer ones. */
  private static final int TEXT_MAX = 1_000;

  private static final Path PROFILES = Path.of("plugins", "profile");

  private Companions() {}

  /** Whether a file is one of these by its name and place below a log directory. */
  static boolean isCompanion(Path root, Path file) {
    String name = String.valueOf(file.getFileName());
    Path directory = file.getParent();
    return name.equals(ProjectorConfigs.FILE_NAME)
        || (!name.startsWith(".") && directory != null && owner(root, directory) != null);
  }

  /**
   * The directory to which a session's profiles belong.
   *
   * @return null if the directory is none of a session
   */
  static @Nullable Path owner(Path root, Path session) {
    Path profiles = session.getParent();
    if (profiles == null || !profiles.endsWith(PROFILES)) {
      return null;
    }
    Path plugins = profiles.getParent();
    Path owner = plugins == null ? null : plugins.getParent();
    return owner != null && owner.startsWith(root) ? owner : null;
  }

  /** A file of a session as the owner of the session sees it. */
  static FoundFile below(Path owner, Path session, FoundFile file) {
    Path path = owner.relativize(session).resolve(file.name());
    return new FoundFile(
        path.toString().replace('\\', '/'), file.inode(), file.sizeBytes(), file.changedMillis());
  }

  /**
   * What the files are.
   *
   * @param directory of the run
   * @param files as the run sees them
   * @throws IOException when one of them cannot be read
   */
  static List<CompanionFile> read(Path directory, List<FoundFile> files) throws IOException {
    List<CompanionFile> read = new ArrayList<>();
    for (FoundFile file : files) {
      if (read.size() > LISTED_MAX) {
        break;
      }
      if (file.name().equals(ProjectorConfigs.FILE_NAME)) {
        read.addAll(projector(directory, file));
      } else {
        read.add(ProfileFile.of(directory, file));
      }
    }
    if (read.size() <= LISTED_MAX) {
      return read;
    }
    CompanionFile last = read.get(LISTED_MAX);
    List<CompanionFile> kept = new ArrayList<>(read.subList(0, LISTED_MAX));
    kept.add(
        faulty(
            last.path(),
            last.kind(),
            last.bytes(),
            "Unsupported number of companions: more than %d, the rest from %s on is not listed"
                .formatted(LISTED_MAX, last.path())));
    return kept;
  }

  private static List<CompanionFile> projector(Path directory, FoundFile file) throws IOException {
    try {
      List<CompanionFile> all = new ArrayList<>();
      for (Embedding embedding : ProjectorConfigs.read(bytes(directory, file)).embeddings()) {
        all.add(
            new CompanionFile(
                file.name(), Kind.PROJECTOR, tag(embedding), file.sizeBytes(), about(embedding)));
      }
      return all.isEmpty() ? List.of(nothing(file)) : all;
    } catch (ContentException e) {
      return List.of(faulty(file.name(), Kind.PROJECTOR, file.sizeBytes(), e.getMessage()));
    }
  }

  private static byte[] bytes(Path directory, FoundFile file) throws IOException {
    try (InputStream in = Files.newInputStream(directory.resolve(file.name()))) {
      return in.readNBytes(ProjectorConfigs.BYTES_MAX + 1);
    }
  }

  private static CompanionFile nothing(FoundFile file) {
    String why =
        file.sizeBytes() == 0 ? "Truncated: %s is empty" : "Malformed %s: it names nothing";
    return faulty(file.name(), Kind.PROJECTOR, file.sizeBytes(), why.formatted(file.name()));
  }

  static CompanionFile faulty(String path, Kind kind, long bytes, String why) {
    return new CompanionFile(path, kind, "", bytes, why);
  }

  private static String tag(Embedding embedding) {
    String name = embedding.name().isBlank() ? embedding.tensorPath() : embedding.name();
    return name.isBlank() ? Kind.PROJECTOR.apiName() : cut(name);
  }

  private static String about(Embedding embedding) {
    List<String> places = new ArrayList<>();
    place("vectors in ", embedding.tensorPath(), places);
    place("labels in ", embedding.metadataPath(), places);
    place("pictures in ", embedding.spritePath(), places);
    return places.isEmpty() ? "vectors in a checkpoint" : String.join(", ", places);
  }

  private static void place(String what, String path, List<String> places) {
    if (!path.isBlank()) {
      places.add(what + cut(path));
    }
  }

  static String cut(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
  }
}
