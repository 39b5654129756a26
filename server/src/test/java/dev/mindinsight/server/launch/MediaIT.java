package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.ingest.LogDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Images, sounds and tensors of real producers: what is said of them, and their bytes. */
class MediaIT {

  @TempDir Path workspace;
  @TempDir Path logs;
  private Server server;
  private Client client;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Serves a copy of a producer's run, which the test may spoil; returns the run's id. */
  private String serve(String producer, String run) throws IOException {
    Path data = Path.of(System.getProperty("shared.data"), "runs", producer, run);
    boolean there = Files.isDirectory(data);
    assertThat(there || System.getenv("CI") == null).as("CI needs %s", data).isTrue();
    assumeTrue(there, "SKIPPED: no real files at " + data);
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, logs.resolve(file.getFileName()));
      }
    }
    server =
        Server.start(ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace));
    client = new Client(server);
    return Settled.runs(client, Set.of(".")).get(".");
  }

  private HttpResponse<byte[]> fetch(JsonNode item, String... headers) {
    HttpRequest.Builder request = client.request(item.path("url").asString()).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void severalImagesOfAStepAreToldApartAndDecodeToWhatIsSaidOfThem() throws IOException {
    String run = serve("tensorflow", "summary");

    JsonNode images = client.get("/v1/images", "run", run, "tag", "digits").path("images");

    assertThat(images).hasSize(12);
    for (int i = 0; i < images.size(); i++) {
      JsonNode image = images.get(i);
      assertThat(image.path("index").asInt()).isEqualTo(i % 3);
      assertThat(image.has("fault")).isFalse();
      HttpResponse<byte[]> bytes = fetch(image);
      assertThat(bytes.statusCode()).isEqualTo(200);
      assertThat(header(bytes, "Content-Type")).isEqualTo(image.path("mediaType").asString());
      var pixels = ImageIO.read(new ByteArrayInputStream(bytes.body()));
      assertThat(pixels.getWidth()).isEqualTo(image.path("width").asInt()).isEqualTo(28);
      assertThat(pixels.getHeight()).isEqualTo(image.path("height").asInt()).isEqualTo(28);
    }
    assertThat(fetch(images.get(0)).body()).isNotEqualTo(fetch(images.get(1)).body());
  }

  @Test
  void bytesAreServedSoThatNothingInThemRuns() throws IOException {
    String run = serve("torch", "sgd-small");

    JsonNode image = client.get("/v1/images", "run", run, "tag", "test/images").at("/images/0");
    HttpResponse<byte[]> bytes = fetch(image);

    assertThat(header(bytes, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(bytes, "Content-Security-Policy"))
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    assertThat(header(bytes, "Content-Disposition"))
        .isEqualTo("inline; filename=\"test_images-step-0.png\"");
    assertThat(header(bytes, "Cache-Control")).isEqualTo("no-cache, private");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=1-3, 1, 4",
    "bytes=0-0, 0, 1",
    "bytes=-5, -5, 0",
    "bytes=7-, 7, 0",
    "bytes=10-99999999, 10, 0",
    "'bytes=0-1,4-5', whole, whole",
    "bytes=5-2, whole, whole",
    "lines=1-2, whole, whole"
  })
  void aRangeIsThatPartAndWhatIsNoRangeIsTheWhole(String range, String from, String to)
      throws IOException {
    String run = serve("torch", "sgd-small");
    JsonNode sound = client.get("/v1/audio", "run", run, "tag", "a4").at("/audio/0");
    byte[] whole = fetch(sound).body();

    HttpResponse<byte[]> part = fetch(sound, "Range", range);

    if (from.equals("whole")) {
      assertThat(part.statusCode()).isEqualTo(200);
      assertThat(part.body()).isEqualTo(whole);
      return;
    }
    int first = Math.floorMod(Integer.parseInt(from), whole.length);
    int end = to.equals("0") ? whole.length : Integer.parseInt(to);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, first, end));
    assertThat(header(part, "Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(first, end - 1, whole.length));
    assertThat(header(part, "Content-Length")).isEqualTo(Integer.toString(end - first));
  }

  @Test
  void aRangeBehindTheEndIsRefusedWithTheLength() throws IOException {
    String run = serve("torch", "sgd-small");
    JsonNode sound = client.get("/v1/audio", "run", run, "tag", "a4").at("/audio/0");
    int length = fetch(sound).body().length;

    HttpResponse<byte[]> refused = fetch(sound, "Range", "bytes=" + length + "-");

    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(header(refused, "Content-Range")).isEqualTo("bytes */" + length);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("\"detail\":\"Malformed range: there are %d bytes\"".formatted(length));
  }

  @Test
  void anEntityTagSparesTheBytesAndGuardsRanges() throws IOException {
    String run = serve("torch", "sgd-small");
    JsonNode images = client.get("/v1/images", "run", run, "tag", "test/images").path("images");
    String tag = header(fetch(images.get(0)), "ETag");

    assertThat(tag).matches("\"[0-9a-f]{8}-[0-9a-f]+-0\"");
    assertThat(header(fetch(images.get(1)), "ETag")).isNotEqualTo(tag);
    HttpResponse<byte[]> same = fetch(images.get(0), "If-None-Match", "\"other\", " + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(header(same, "ETag")).isEqualTo(tag);
    assertThat(fetch(images.get(0), "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(fetch(images.get(0), "Range", "bytes=0-3", "If-Range", tag).statusCode())
        .isEqualTo(206);
    assertThat(fetch(images.get(0), "Range", "bytes=0-3", "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSoundIsWhatItsHeaderSays() throws IOException {
    String run = serve("torch", "sgd-small");

    JsonNode sound = client.get("/v1/audio", "run", run, "tag", "a4").at("/audio/0");

    assertThat(sound.path("mediaType").asString()).isEqualTo("audio/wav");
    assertThat(sound.path("sampleRate").asDouble()).isEqualTo(8000);
    assertThat(sound.path("frames").asLong()).isEqualTo(4000);
    assertThat(sound.path("channels").asInt()).isEqualTo(1);
    ByteBuffer wav = ByteBuffer.wrap(fetch(sound).body()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(wav.getInt(24)).isEqualTo(8000);
  }

  @Test
  void aTensorIsListedSlicedAndSavedAlike() throws IOException {
    String run = serve("tensorflow", "summary");

    JsonNode tensor = client.get("/v1/tensors", "run", run, "tag", "custom").at("/tensors/0");

    String index = tensor.path("url").asString().replaceAll(".*&value=(\\d+).*", "$1");
    JsonNode slice = client.get("/v1/tensor", "run", run, "tag", "custom", "value", index);
    HttpResponse<byte[]> npy = fetch(tensor);
    assertThat(slice.path("shape")).isEqualTo(tensor.path("shape"));
    assertThat(slice.path("dtype").asString()).isEqualTo("float32");
    assertThat(slice.path("values").size())
        .isEqualTo(tensor.at("/statistics/count").asInt())
        .isPositive();
    assertThat(header(npy, "Content-Type")).isEqualTo("application/x-npy");
    assertThat(header(npy, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"custom-step-0.npy\"");
    ByteBuffer elements = ByteBuffer.wrap(npy.body()).order(ByteOrder.LITTLE_ENDIAN);
    int offset = 10 + elements.getShort(8);
    double sum = 0;
    for (int i = 0; i < slice.path("values").size(); i++) {
      float value = elements.getFloat(offset + 4 * i);
      assertThat((float) slice.path("values").get(i).asDouble()).isEqualTo(value);
      sum += value;
    }
    assertThat(tensor.at("/statistics/mean").asDouble())
        .isEqualTo(sum / slice.path("values").size());
  }

  @Test
  void whatIsNotThereOrMalformedIsNamed() throws IOException {
    String run = serve("tensorflow", "summary");

    assertThat(detail(404, "/v1/images", "run", run, "tag", "custom"))
        .isEqualTo("Not found: image tag 'custom'");
    String[] content = {"run", run, "tag", "digits", "kind", "image", "value", "0", "item", "0"};
    content[9] = "3";
    assertThat(detail(404, "/v1/content", content)).isEqualTo("Not found: item '3'");
    content[7] = "99";
    assertThat(detail(404, "/v1/content", content)).isEqualTo("Not found: value '99'");
    content[7] = "x";
    assertThat(detail(400, "/v1/content", content)).startsWith("Malformed parameter 'value'");
    content[5] = "text";
    assertThat(detail(400, "/v1/content", content))
        .isEqualTo("Malformed parameter 'kind': want image, audio or tensor, got 'text'");
    assertThat(detail(400, "/v1/tensor", "run", run, "tag", "custom", "value", "0", "slice", "[9"))
        .startsWith("Malformed parameter 'slice': want a slice such as [0,:,1:5] within shape [");
  }

  private String detail(int status, String path, String... query) {
    return client.expect(status, path, query).path("detail").asString();
  }

  @Test
  void whatWasListedIsStillListedWhenItsFileIsGoneAndItsBytesAreGone() throws IOException {
    String run = serve("tensorflow", "summary");
    JsonNode image = client.get("/v1/images", "run", run, "tag", "digits").at("/images/0");
    String tag = header(fetch(image), "ETag");
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThat(fetch(image).statusCode()).isEqualTo(410);
    assertThat(fetch(image, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(client.get("/v1/images", "run", run, "tag", "digits").path("images")).hasSize(12);
    client.expect(410, "/v1/tensors", "run", run, "tag", "custom");
  }
}
