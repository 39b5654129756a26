package dev.mindinsight.summary.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value that is no scalar comes out of real producers' files with the figures they noted. */
class RealContentTest {

  /** A value and what it holds. */
  private record Found(Path file, OtherValue value, @Nullable Content content) {}

  static Stream<Path> folders() {
    return Stream.of("torch", "tensorboardx", "tensorflow").map(RealFilesTest.SHARED::resolve);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyNotedValueIsReadWithItsFigures(Path folder) throws Exception {
    RealFilesTest.assumeShared(folder);
    JsonNode others =
        JsonMapper.shared()
            .readTree(Files.readString(folder.resolve("expected.json")))
            .get("others");
    assertThat(others.size()).isPositive();
    for (var run : others.properties()) {
      List<Found> values = valuesOf(folder.resolve(run.getKey()));
      assertThat(values).isNotEmpty();
      for (JsonNode note : run.getValue()) {
        String kind = note.get("kind").stringValue();
        if (!kind.equals("projector")) { // Stands in a file of its own.
          check(run.getKey() + " " + note, note, noted(values, note, kind));
        }
      }
    }
  }

  /** The values of a note's tag and step. Tags of the synthetic kinds are ours to name. */
  private static List<Found> noted(List<Found> values, JsonNode note, String kind) {
    String tag = note.get("tag").stringValue();
    List<Found> sameKind =
        values.stream().filter(found -> found.value().tag().kind().apiName().equals(kind)).toList();
    if (kind.equals("graph") || kind.equals("hparams") || kind.equals("custom_scalars")) {
      return sameKind;
    }
    return sameKind.stream()
        .filter(found -> found.value().step() == note.get("step").longValue())
        .filter(found ->
            found.value().tag().tag().name().equals(tag)
                || found.value().tag().tag().name().startsWith(tag + "_"))
        .toList();
  }

  private static void check(String what, JsonNode note, List<Found> values) {
    assertThat(values).as(what).isNotEmpty();
    switch (note.get("kind").stringValue()) {
      case "histogram" -> histogram(what, note, only(what, values, Histogram.class));
      case "image" -> images(what, note, values);
      case "audio" -> sound(what, note, values);
      case "text" ->
          assertThat(only(what, values, Texts.class).texts())
              .as(what)
              .isNotEmpty()
              .doesNotContain("");
      case "tensor" -> {
        TensorContent tensor = only(what, values, TensorContent.class);
        assertThat(tensor.shape()).isEqualTo(List.of(3));
        assertThat(floats(tensor)).containsExactly(1, 2, 3);
      }
      case "pr_curve" -> {
        TensorContent tensor = only(what, values, TensorContent.class);
        assertThat(tensor.shape()).as(what).isEqualTo(List.of(6, 127));
        for (float x : floats(tensor)) {
          assertThat(x).as(what).isNotNegative();
        }
      }
      case "mesh" -> mesh(what, note, values);
      case "hparams" -> hparams(what, note, values);
      case "graph" -> graph(what, values);
      default -> assertThat(values).as(what).hasSize(1);
    }
  }

  /** As the outside check judges it. */
  private static void histogram(String what, JsonNode note, Histogram got) {
    double[] counts = got.counts();
    long special = got.nan() + got.positiveInfinite() + got.negativeInfinite();
    assertThat(Arrays.stream(counts).sum() + special).as(what).isEqualTo((double) got.count());
    if (!note.has("count")) {
      return;
    }
    assertThat(got.count()).as(what).isEqualTo(note.get("count").longValue());
    assertThat(counts[0]).as(what).isPositive();
    assertThat(counts[counts.length - 1]).as(what).isPositive();
    double min = note.get("min").doubleValue();
    double max = note.get("max").doubleValue();
    double eps = 1e-6 * Math.max(Math.abs(min), Math.abs(max));
    assertThat(number(got.min())).as(what).isBetween(min - eps, min + eps);
    assertThat(number(got.max())).as(what).isBetween(max - eps, max + eps);
    double low = bound(got.left(), counts, min, max) - eps * got.count();
    double high = bound(got.right(), counts, min, max) + eps * got.count();
    assertThat(note.get("sum").doubleValue()).as(what).isBetween(low, high);
    Double sum = got.sum();
    if (sum != null) {
      assertThat(sum).as(what).isBetween(low, high);
    }
  }

  private static double number(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static double bound(double[] edges, double[] counts, double min, double max) {
    double sum = 0;
    for (int i = 0; i < edges.length; i++) {
      sum += Math.clamp(edges[i], min, max) * counts[i];
    }
    return sum;
  }

  private static void images(String what, JsonNode note, List<Found> values) {
    Images images = only(what, values, Images.class);
    assertThat(values.getFirst().value().media())
        .as(what)
        .isEqualTo(images.images().stream().map(Images.Image::facts).toList());
    if (note.has("images")) {
      assertThat(images.images()).as(what).hasSize(note.get("images").intValue());
    }
    for (Images.Image image : images.images()) {
      ImageFacts facts = image.facts();
      ByteBuffer png = ByteBuffer.wrap(image.encoded());
      assertThat(facts.mediaType()).as(what).isEqualTo("image/png");
      assertThat(facts.fault()).as(what).isEmpty();
      assertThat(List.of(facts.width(), facts.height()))
          .as(what)
          .isEqualTo(List.of(png.getInt(16), png.getInt(20)));
      if (note.has("width")) {
        assertThat(facts.width()).as(what).isEqualTo(note.get("width").intValue());
        assertThat(facts.height()).as(what).isEqualTo(note.get("height").intValue());
      }
    }
  }

  private static void sound(String what, JsonNode note, List<Found> values) {
    Sounds.Sound sound = only(what, values, Sounds.class).sounds().getFirst();
    SoundFacts facts = sound.facts();
    assertThat(values.getFirst().value().media()).as(what).isEqualTo(List.of(facts));
    // TensorFlow's tone, 2,000 frames at 4,000 Hz, is not in the note.
    int rate = note.has("rate") ? note.get("rate").intValue() : 4000;
    long frames = note.has("frames") ? note.get("frames").longValue() : 2000;
    assertThat(facts).as(what).isEqualTo(new SoundFacts("audio/wav", rate, frames, 1, ""));
    assertThat(new String(sound.encoded(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
  }

  private static void mesh(String what, JsonNode note, List<Found> values) {
    int rows = note.get("vertices").intValue();
    assertThat(values).as(what).hasSize(2);
    for (Found found : values) {
      assertThat(((TensorContent) content(what, found)).shape())
          .as(what)
          .isEqualTo(List.of(1, rows, 3));
    }
  }

  private static void hparams(String what, JsonNode note, List<Found> values) {
    Lineage all =
        values.stream()
            .map(found -> (Lineage) content(what, found))
            .reduce(Lineage.NONE, Lineage::with);
    assertThat(values).as(what).hasSize(3);
    assertThat(all.hparams()).as(what).containsEntry("lr", note.get("lr").doubleValue());
    assertThat(all.hparams()).as(what).containsEntry("width", note.get("width").doubleValue());
  }

  private static void graph(String what, List<Found> values) {
    List<GraphModel> graphs =
        values.stream()
            .map(found -> (GraphModel) content(what, found))
            .filter(graph -> !graph.nodes().isEmpty())
            .toList();
    assertThat(graphs).as(what).isNotEmpty();
    for (GraphModel graph : graphs) {
      assertThat(graph.notes()).as(what).isEmpty();
      assertThat(graph.nodes()).as(what).allMatch(node -> !node.name().isEmpty());
      assertThat(graph.nodes()).as(what).anyMatch(node -> !node.inputs().isEmpty());
      assertThat(graph.nodes()).as(what).anyMatch(node -> !node.outputs().isEmpty());
    }
  }

  private static <T> T only(String what, List<Found> values, Class<T> type) {
    assertThat(values).as(what).hasSize(1);
    return type.cast(content(what, values.getFirst()));
  }

  private static Content content(String what, Found found) {
    return Optional.ofNullable(found.content()).orElseThrow(() -> new AssertionError(what));
  }

  private static float[] floats(TensorContent tensor) {
    float[] floats = new float[tensor.count()];
    ByteBuffer.wrap(tensor.elements()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  /** All values in a run's folder; those of sub-runs belong to it. */
  private static List<Found> valuesOf(Path run) throws Exception {
    List<Found> values = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(EventFileReader::hasEventFileName).sorted().toList()) {
        for (OtherValue value : Recording.of(path).events(OtherValue.class)) {
          values.add(new Found(path, value, read(path, value)));
        }
      }
    }
    return values;
  }

  private static @Nullable Content read(Path file, OtherValue value)
      throws IOException, ContentGoneException, ContentException {
    if (value.tag().kind() == Kind.CUSTOM_SCALARS) {
      return null; // Listed only.
    }
    ContentPlace place =
        new ContentPlace(value.recordOffset(), value.recordChecksum(), value.valueIndex());
    return ContentReader.read(file, place, value.tag().kind());
  }
}
