package dev.mindinsight.server.api;

import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.NumpyFile;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.TensorContent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an image, a sound or a tensor as they are handed out.
 *
 * @param mediaType what they are
 * @param parts the bytes, one part behind the other
 */
record Body(String mediaType, List<ByteBuffer> parts) {

  /** The bytes of one item; fails with 404 if the value does not have as many. */
  static Body of(Content content, int item) {
    return switch (content) {
      case Images images -> image(at(images.images(), item));
      case Sounds sounds -> sound(at(sounds.sounds(), item));
      case TensorContent tensor -> tensor(at(List.of(tensor), item));
      default -> throw new IllegalStateException("Conflict: no image, sound or tensor: " + content);
    };
  }

  private static Body image(Images.Image image) {
    return new Body(
        MediaTypes.served(image.facts().mediaType()), List.of(ByteBuffer.wrap(image.encoded())));
  }

  private static Body sound(Sounds.Sound sound) {
    return new Body(
        MediaTypes.served(sound.facts().mediaType()), List.of(ByteBuffer.wrap(sound.encoded())));
  }

  private static Body tensor(TensorContent tensor) {
    return new Body(
        MediaTypes.NPY,
        List.of(ByteBuffer.wrap(NumpyFile.header(tensor)), ByteBuffer.wrap(tensor.elements())));
  }

  private static <T> T at(List<T> items, int item) {
    if (item >= items.size()) {
      throw ProblemException.notFound("item", Integer.toString(item));
    }
    return items.get(item);
  }

  long length() {
    return parts.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  /** The bytes from a first to a last one, both included. */
  List<ByteBuffer> slice(long first, long last) {
    List<ByteBuffer> slice = new ArrayList<>();
    long start = 0;
    for (ByteBuffer part : parts) {
      long from = Math.max(first - start, 0);
      long to = Math.min(last + 1 - start, part.remaining());
      if (from < to) {
        slice.add(part.slice((int) from, (int) (to - from)));
      }
      start += part.remaining();
    }
    return slice;
  }
}
