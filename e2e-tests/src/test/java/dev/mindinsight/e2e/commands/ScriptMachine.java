package dev.mindinsight.e2e.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A machine of its own as far as the scripts can tell: a copy of them in a tree, a home and a PATH
 * with nothing but the base tools and those that a test puts there. Every path has a space in it.
 */
final class ScriptMachine {

  /** What any POSIX system has; whatever else a script calls is missing here. */
  private static final List<String> BASE_TOOLS =
      List.of(
          "cat",
          "chmod",
          "cksum",
          "cp",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sort",
          "tail",
          "tee",
          "touch");

  private static final Path PROJECT = Path.of(System.getProperty("project.root"));

  /** The strictest shell at hand, as Debian's sh is. */
  private static final String SHELL =
      Files.isExecutable(Path.of("/bin/dash")) ? "/bin/dash" : "/bin/sh";

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  ScriptMachine(Path directory) throws IOException {
    root = Files.createDirectories(directory.resolve("a machine"));
    Files.createDirectories(home());
    Files.createDirectories(bin());
    for (String tool : BASE_TOOLS) {
      tool(tool, "exec " + realTool(tool) + " \"$@\"");
    }
    tool("uname", "case $1 in -s) echo Linux ;; *) echo x86_64 ;; esac");
    copyScripts();
    environment.put("HOME", home().toString());
    environment.put("PATH", bin().toString());
  }

  private static Path realTool(String name) {
    return List.of("/usr/bin", "/bin").stream()
        .map(directory -> Path.of(directory, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** The scripts as they are, but for the places of Java that no test can fill. */
  private void copyScripts() throws IOException {
    Files.createDirectories(tree().resolve("scripts"));
    for (String name :
        List.of("mindinsight", "mvnw", "scripts/tools.sh", "scripts/jar.sh", "scripts/doctor.sh")) {
      String text = Files.readString(PROJECT.resolve(name));
      for (String place :
          List.of("/usr/lib/jvm/", "/opt/java/", "/opt/jdk", "/usr/local/", "/Library/Java/")) {
        text = text.replace(place, "/nowhere/");
      }
      Files.writeString(tree().resolve(name), text);
      executable(tree().resolve(name));
    }
  }

  Path tree() {
    return root.resolve("the tree");
  }

  Path home() {
    return root.resolve("the home");
  }

  Path bin() {
    return root.resolve("the bin");
  }

  Path cache() {
    return home().resolve(".cache/mindinsight");
  }

  ScriptMachine set(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** Puts a shell script on the PATH. */
  ScriptMachine tool(String name, String... lines) throws IOException {
    script(bin().resolve(name), lines);
    return this;
  }

  /** A Java as its release file and its programs tell. */
  static Path java(Path home, String version, String... programs) throws IOException {
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    for (String program : programs) {
      script(home.resolve("bin/" + program), "echo started " + program + " \"$@\"");
    }
    return home;
  }

  /** A Java that extracts, archives and starts as the launcher asks it to, and only tells of it. */
  Path launchingJava() throws IOException {
    Path home = java(home().resolve(".jdks/temurin 25"), "25.0.3", "java", "javac");
    script(
        home.resolve("bin/java"),
        "case $* in",
        "  *'extract --destination '*)",
        "    for last; do :; done; mkdir \"$last\"; echo extract >>\"$HOME/java.log\" ;;",
        "  *-XX:ArchiveClassesAtExit=*)",
        "    echo archive >>\"$HOME/java.log\"",
        "    for option; do case $option in -XX:ArchiveClassesAtExit=*) : >\"${option#*=}\" ;; esac; done ;;",
        "  *) printf '%s\\n' \"$@\"; echo \"pid $$\" ;;",
        "esac");
    return home;
  }

  /** A Maven that tells its version and its arguments, and can unpack a newer one of its kind. */
  ScriptMachine maven(String version) throws IOException {
    return tool("mvn", mavenLines(version));
  }

  static String[] mavenLines(String version) {
    return new String[] {
      "case $* in",
      "  *--version*) echo 'Apache Maven " + version + " (0123abcd)' ;;",
      "  *:unpack*)",
      "    for argument; do case $argument in -DoutputDirectory=*) to=${argument#*=} ;; esac; done",
      "    mkdir -p \"${to:?}/apache-maven-3.9.11/bin\"",
      "    printf '#!/bin/sh\\necho fetched Maven \"$@\"\\n' >\"${to:?}/apache-maven-3.9.11/bin/mvn\" ;;",
      "  *) echo own Maven \"$@\" ;;",
      "esac"
    };
  }

  /**
   * An old npm that installs a Node of the version asked for, below the home of this machine and
   * nowhere else: asked for anything but that, it tells its version.
   */
  ScriptMachine npm() throws IOException {
    return tool(
        "npm",
        "prefix=",
        "while [ $# -gt 0 ]; do if [ \"$1\" = --prefix ]; then prefix=$2; fi; shift; done",
        "case $prefix in \"$HOME\"/*) ;; *) echo 10.8.2; exit ;; esac",
        "mkdir -p \"$prefix/bin\"",
        "printf '#!/bin/sh\\necho v24.17.0\\n' >\"$prefix/bin/node\"",
        "printf '#!/bin/sh\\necho 11.6.0\\n' >\"$prefix/bin/npm\"",
        "chmod +x \"$prefix/bin/node\" \"$prefix/bin/npm\"");
  }

  static void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs lines of shell after tools.sh, as mvnw does. */
  Outcome withTools(String... lines) throws IOException, InterruptedException {
    String text = "set -eu\n. \"$TREE/scripts/tools.sh\"\n" + String.join("\n", lines);
    environment.put("TREE", tree().toString());
    return finish(start(List.of(SHELL, "-c", text)));
  }

  Outcome run(String script, String... arguments) throws IOException, InterruptedException {
    return finish(startScript(script, arguments));
  }

  Process startScript(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(SHELL, tree().resolve(script).toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The outputs here are short: no pipe fills up. */
  static Outcome finish(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("a script did not end within 60 s");
    }
    return new Outcome(
        process.exitValue(),
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8),
        new String(
            process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
  }
}
