package dev.mindinsight.e2e.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of the Dockerfile in their order, without comments. */
record DockerFile(List<Instruction> instructions) {

  /**
   * One line.
   *
   * @param stage counted from 0 at the first FROM
   * @param keyword in capitals
   * @param rest what stands behind it
   */
  record Instruction(int stage, String keyword, String rest) {

    /** The elements of a form like {@code ["a", "b"]}, or the rest split at blanks. */
    List<String> words() {
      int list = rest.indexOf('[');
      return list < 0
          ? List.of(rest.split(" +"))
          : Stream.of(rest.substring(list + 1, rest.lastIndexOf(']')).split(","))
              .map(word -> word.strip().replace("\"", ""))
              .toList();
    }
  }

  static DockerFile read(Path file) throws IOException {
    List<Instruction> instructions = new ArrayList<>();
    int stage = -1;
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" +", 2);
      stage += parts[0].equals("FROM") ? 1 : 0;
      instructions.add(new Instruction(stage, parts[0], parts[1]));
    }
    return new DockerFile(instructions);
  }

  List<Instruction> of(int stage, String keyword) {
    return instructions.stream()
        .filter(i -> i.stage() == stage && i.keyword().equals(keyword))
        .toList();
  }

  /** The only one of its kind in the stage that becomes the image. */
  Instruction last(String keyword) {
    List<Instruction> all = of(1, keyword);
    if (all.size() != 1) {
      throw new AssertionError("want one " + keyword + " in the last stage, got " + all);
    }
    return all.getFirst();
  }
}
