package dev.mindinsight.server.ingest;

import dev.mindinsight.summary.reader.EventFileReader;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at directories: lists the event files of each, and what else belongs to a run.
 * Directories are never entered through a symbolic link: what it leads to inside the log directory
 * is found under its own name, what lies outside is not ours to show, and a loop ends before it
 * begins. A link to an event file counts if the file lies inside.
 */
final class Scan {

  /** A tree with more entries than this is no log directory; walking it would take minutes. */
  private static final int ENTRIES_MAX = 2_000_000;

  private final LogDirectory root;
  private final Set<Path> knownDirectories;
  private final Consumer<Path> entering;
  private final Map<Path, Listing> listings = new LinkedHashMap<>();
  private final Map<Path, List<FoundFile>> files = new HashMap<>();
  private final Map<Path, List<FoundFile>> companions = new HashMap<>();
  private final Map<Path, List<String>> notes = new HashMap<>();
  private final Set<Path> runs = new HashSet<>();
  private int entries;
  private String failure = "";

  /**
   * Prepares a look.
   *
   * @param root whose path is real
   * @param knownDirectories directories that {@link #directory} does not enter
   * @param entering is told of each directory before its files are listed
   */
  Scan(LogDirectory root, Set<Path> knownDirectories, Consumer<Path> entering) {
    this.root = root;
    this.knownDirectories = knownDirectories;
    this.entering = entering;
  }

  /** Every directory that could be listed, with its event files. */
  Map<Path, Listing> listings() {
    return listings;
  }

  /** The last thing that could not be read; empty if all could. */
  String failure() {
    return failure;
  }

  /** Lists a directory and all below it. */
  void tree(Path directory) {
    walk(directory, Integer.MAX_VALUE);
  }

  /** Lists a directory, and those in it that are not known. */
  void directory(Path directory) {
    walk(directory, 1);
  }

  private void walk(Path directory, int depthMax) {
    try {
      Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), depthMax, new Visitor());
    } catch (IOException e) {
      failure = e.toString();
    }
  }

  private void file(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString();
    // rsync writes to a hidden name and renames when the file is whole.
    if (EventFileReader.hasEventFileName(file) && !name.startsWith(".")) {
      runs.add(parent(file));
      files
          .computeIfAbsent(parent(file), p -> new ArrayList<>())
          .add(FoundFile.of(name, attributes));
    } else if (attributes.isRegularFile() && Companions.isCompanion(root.path(), file)) {
      companions
          .computeIfAbsent(parent(file), p -> new ArrayList<>())
          .add(FoundFile.of(name, attributes));
    }
  }

  private void link(Path link) {
    try {
      Path target = link.toRealPath();
      if (!target.startsWith(root.path())) {
        if (Files.isDirectory(target) || isOurs(link)) {
          refuse(link, "leads out of the log directory");
        }
      } else if (Files.isRegularFile(target)) {
        file(link, Files.readAttributes(target, BasicFileAttributes.class));
      }
    } catch (IOException e) {
      if (isOurs(link)) {
        refuse(link, "leads nowhere");
      }
    }
  }

  private boolean isOurs(Path file) {
    return EventFileReader.hasEventFileName(file) || Companions.isCompanion(root.path(), file);
  }

  private void refuse(Path link, String why) {
    if (EventFileReader.hasEventFileName(link)) {
      runs.add(parent(link));
    }
    notes
        .computeIfAbsent(parent(link), p -> new ArrayList<>())
        .add("Refused link: %s %s".formatted(link.getFileName(), why));
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      entering.accept(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (++entries > ENTRIES_MAX) {
        failure = "more than %d entries below %s".formatted(ENTRIES_MAX, root.path());
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        link(file);
      } else if (attributes.isDirectory()) {
        if (!knownDirectories.contains(file)) {
          tree(file);
        }
      } else {
        file(file, attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      failure = e.toString();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      List<FoundFile> found = files.getOrDefault(directory, List.of());
      List<String> odd = notes.getOrDefault(directory, List.of());
      List<FoundFile> beside = companions.getOrDefault(directory, List.of());
      listings.put(
          directory,
          new Listing(
              List.copyOf(found), List.copyOf(odd), List.copyOf(beside), runs.contains(directory)));
      return FileVisitResult.CONTINUE;
    }
  }
}
