package dev.mindinsight.engine.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mindinsight.engine.model.Preset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs a step benchmark with 1 and with 2 threads, each in processes of its own since OpenMP reads
 * its settings once, and beside it the same network in PyTorch, where {@code python3} (or what the
 * environment variable PYTHON names) has it. Prints samples a second and their ratios.
 *
 * <p>Our step also computes accuracy and gradient norm; PyTorch's does not.
 */
final class PeerRun {
  private static final String THREADS = "OMP_NUM_THREADS";

  private PeerRun() {}

  static void run(Class<? extends StepBenchmark> benchmark, Preset preset) throws Exception {
    if (System.getenv(THREADS) == null) {
      for (int threads = 1; threads <= 2; threads++) {
        again(benchmark, threads);
      }
      return;
    }
    Map<String, Double> scores = scores(benchmark);
    peer(preset).ifPresent(score -> scores.put("PyTorch", score));
    print(preset, scores);
  }

  /** The same main class with a number of threads. */
  private static void again(Class<?> benchmark, int threads)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            benchmark.getName());
    builder.environment().put(THREADS, Integer.toString(threads));
    builder.environment().putIfAbsent("GOMP_SPINCOUNT", "30000");
    builder.inheritIO().start().waitFor();
  }

  private static Map<String, Double> scores(Class<?> benchmark) throws RunnerException {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (RunResult result :
        new Runner(new OptionsBuilder().include(benchmark.getSimpleName()).build()).run()) {
      scores.put(result.getParams().getParam("kernels"), result.getPrimaryResult().getScore());
    }
    return scores;
  }

  /** Samples a second of PyTorch; nothing where it is not installed. */
  private static Optional<Double> peer(Preset preset) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    List<String> command = new ArrayList<>(List.of(python, "-", preset.label()));
    command.add(Integer.toString(StepBenchmark.BATCH));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream script = PeerRun.class.getResourceAsStream("/peer/train_step.py");
        var input = process.getOutputStream()) {
      script.transferTo(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    boolean measured = process.waitFor() == 0;
    System.out.println(measured ? "PyTorch " + output : "no peer: " + output);
    return measured ? Optional.of(Double.parseDouble(output.split(" ", 2)[0])) : Optional.empty();
  }

  private static void print(Preset preset, Map<String, Double> scores) {
    String threads = System.getenv(THREADS);
    double ours = scores.get("all");
    scores.forEach((name, score) ->
        System.out.printf(
            "%s, %s threads, %-9s %,9.0f samples/s; all kernels / this: %.2f%n",
            preset.label(), threads, name, score, ours / score));
  }
}
