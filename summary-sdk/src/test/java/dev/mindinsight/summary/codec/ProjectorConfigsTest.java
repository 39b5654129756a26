package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Embeddings;
import dev.mindinsight.summary.content.Embeddings.Embedding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectorConfigsTest {

  private static Embeddings read(String text) throws ContentException {
    return ProjectorConfigs.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everySetOfVectorsIsDescribedInOrder() throws ContentException {
    assertThat(
            read("""
            model_checkpoint_path: "model.ckpt"
            embeddings {
              tensor_name: "default:00240"
              metadata_path: "a/metadata.tsv"
              sprite { image_path: "a/sprite.png" single_image_dim: [28, 28] }
              tensor_path: 'a/tensors.tsv'
            }
            # by hand
            embeddings < tensor_name: "w" "2" >
            """)
                .embeddings())
        .containsExactly(
            new Embedding("default:00240", "a/tensors.tsv", "a/metadata.tsv", "a/sprite.png"),
            new Embedding("w2", "", "", ""));
    assertThat(read("").embeddings()).isEmpty();
  }

  @Test
  void fieldsThatAreNotKnownArePassedOver() throws ContentException {
    assertThat(
            read("novelty { depth: 2 } embeddings { tensor_name: 'w' colour: RED }").embeddings())
        .containsExactly(new Embedding("w", "", "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"embeddings {", "embeddings { tensor_name: 3 }", "<html>", "{}", "\u0000"})
  void whatIsNoSuchTextSaysWhere(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ContentException.class)
        .hasMessageMatching(
            "Malformed projector_config.pbtxt at line \\d+, column \\d+: got no text of a"
                + " projector's configuration");
  }

  @Test
  void bytesThatAreNoTextSaySo() {
    assertThatThrownBy(() -> ProjectorConfigs.read(new byte[] {(byte) 0xff, 1}))
        .hasMessage("Malformed projector_config.pbtxt: it is no UTF-8");
  }

  @Test
  void depthAndLengthAreBounded() {
    assertThatThrownBy(() -> read("novelty { ".repeat(50_000)))
        .hasMessageStartingWith("Malformed projector_config.pbtxt");
    assertThatThrownBy(() -> read("#".repeat(ProjectorConfigs.BYTES_MAX + 1)))
        .hasMessageStartingWith("Unsupported projector_config.pbtxt: got more than 1048576 bytes");
  }
}
