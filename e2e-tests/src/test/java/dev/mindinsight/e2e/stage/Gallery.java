package dev.mindinsight.e2e.stage;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One server for all journeys of this JVM that only look: files of real producers, and two runs
 * made here whose every point is known.
 */
public final class Gallery implements AutoCloseable {

  /** The folders of {@code shared.data} that are shown, and their labels. */
  public static final List<String> PRODUCERS = List.of("torch", "tensorboardx", "tensorflow");

  /** Points in each series of the made runs. */
  public static final int POINTS = 3000;

  /** Journeys run in several JVMs at once; each has its own gallery. */
  private static final String NAME = "gallery-" + System.getProperty("fork", "1");

  private final Product product;

  Gallery() {
    var directories = new ArrayList<String>();
    directories.add("made=" + made(Product.TARGET.resolve(NAME)));
    directories.add("committed=" + Product.ROOT.resolve("summary-sdk/src/test/resources/runs"));
    for (var producer : PRODUCERS) {
      if (RealFiles.present()) {
        directories.add(producer + "=" + RealFiles.folder(producer));
      }
    }
    product = Product.serving(NAME, directories.toArray(String[]::new));
    product.api().awaitRead(directories.size());
  }

  private static Path made(Path directory) {
    run(1).into(directory.resolve("alpha"));
    run(2).into(directory.resolve("beta"));
    return directory;
  }

  private static EventFile run(int speed) {
    var file = EventFile.begun();
    for (int step = 0; step < POINTS; step++) {
      float noise = 0.05f * (float) Math.sin(step * 0.7) * (step % 13) / 13;
      float learned = 1 - (float) Math.exp(-speed * step / 800.0);
      file.scalar("train/loss", step, 2.3f * (1 - learned) + 0.05f + noise);
      file.scalar("train/accuracy", step, 0.1f + 0.88f * learned - noise / 2);
      file.scalar(
          "optimizer/learning-rate",
          step,
          0.001f * (float) (1 + Math.cos(Math.PI * step / POINTS)) / 2);
    }
    return file;
  }

  /** The short id of a made run, {@code alpha} or {@code beta}, as addresses of pages carry it. */
  public String made(String run) {
    return product.api().runNamed("made/" + run).substring(0, 8);
  }

  /** The server. */
  public Product product() {
    return product;
  }

  /** The address of a page of it, such as {@code charts?x=wall}. */
  public URI at(String page) {
    return product.address().resolve(page);
  }

  @Override
  public void close() {
    product.close();
  }
}
