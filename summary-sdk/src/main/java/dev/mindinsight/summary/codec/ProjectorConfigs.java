package dev.mindinsight.summary.codec;

import com.google.protobuf.TextFormat;
import dev.mindinsight.summary.codec.ProjectorMessages.EmbeddingInfo;
import dev.mindinsight.summary.codec.ProjectorMessages.ProjectorConfig;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Embeddings;
import dev.mindinsight.summary.content.Embeddings.Embedding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads TensorBoard's {@code projector_config.pbtxt}: protobuf's text format. Fields that are not
 * known are passed over.
 */
public final class ProjectorConfigs {

  /** The name of the file, in the directory of its run. */
  public static final String FILE_NAME = "projector_config.pbtxt";

  /** Writers add some 250 bytes at each call: so many are 4,000 sets of vectors. */
  public static final int BYTES_MAX = 1 << 20;

  /** The format has three levels; what is not known may have more. */
  private static final int DEPTH_MAX = 16;

  private static final TextFormat.Parser PARSER =
      TextFormat.Parser.newBuilder()
          .setAllowUnknownFields(true)
          .setRecursionLimit(DEPTH_MAX)
          .build();

  private ProjectorConfigs() {}

  /**
   * Reads a file's bytes.
   *
   * @param text at most {@link #BYTES_MAX} bytes
   * @throws ContentException when they are too many, or no text of this format
   */
  public static Embeddings read(byte[] text) throws ContentException {
    if (text.length > BYTES_MAX) {
      throw new ContentException(
          "Unsupported %s: got more than %d bytes, want no more".formatted(FILE_NAME, BYTES_MAX));
    }
    ProjectorConfig.Builder config = ProjectorConfig.newBuilder();
    try {
      CharSequence chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      PARSER.merge(chars, config);
    } catch (CharacterCodingException e) {
      throw new ContentException("Malformed %s: it is no UTF-8".formatted(FILE_NAME));
    } catch (TextFormat.ParseException e) {
      throw new ContentException(
          "Malformed %s at line %d, column %d: got no text of a projector's configuration"
              .formatted(FILE_NAME, e.getLine(), e.getColumn()));
    }
    return new Embeddings(
        config.getEmbeddingsList().stream().map(ProjectorConfigs::embedding).toList());
  }

  private static Embedding embedding(EmbeddingInfo info) {
    return new Embedding(
        info.getTensorName(),
        info.getTensorPath(),
        info.getMetadataPath(),
        info.getSprite().getImagePath());
  }
}
