package dev.mindinsight.e2e.guards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The text files of the repository: what git holds, and what the next commit may add to it. */
record CommittedTree(List<TextFile> files) {
  /** A file by its path from the root, with '/'. */
  record TextFile(String path, String text) {
    /** The name of the folder, "" for the root. */
    String folder() {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Each line that {@code fault} finds something in, as "path:line: what was found". */
    Stream<String> findings(Pattern fault) {
      String[] lines = text.split("\n", -1);
      return IntStream.range(0, lines.length)
          .boxed()
          .flatMap(line ->
              fault
                  .matcher(lines[line])
                  .results()
                  .map(found -> path + ":" + (line + 1) + ": " + found.group().strip()));
    }
  }

  static CommittedTree read(Path root) throws IOException {
    List<TextFile> files = new ArrayList<>();
    for (String path :
        Git.run(root, "ls-files", "-z", "-co", "--exclude-standard").split("\0", -1)) {
      Path file = root.resolve(path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') < 0) {
          files.add(new TextFile(path, text));
        }
      }
    }
    return new CommittedTree(files);
  }

  /** The files whose whole path matches. */
  Stream<TextFile> named(String path) {
    Pattern pattern = Pattern.compile(path);
    return files.stream().filter(file -> pattern.matcher(file.path()).matches());
  }

  /** What {@code fault} finds in the files whose whole path matches. */
  Stream<String> findings(String path, Pattern fault) {
    return named(path).flatMap(file -> file.findings(fault));
  }
}
