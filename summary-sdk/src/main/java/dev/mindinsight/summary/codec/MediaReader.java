package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.media.ImageClaim;
import dev.mindinsight.summary.media.ImageHeader;
import dev.mindinsight.summary.media.SoundClaim;
import dev.mindinsight.summary.media.SoundHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads images and sounds: one of TensorFlow 1's messages, or a tensor of strings. Their facts can
 * be had without a copy of the encoded files.
 */
final class MediaReader {

  /** Images or sounds of one value: more than a page shows, and each costs a row in a store. */
  static final int MEDIA_MAX = 1024;

  private static final int SIZE_STRINGS = 2;

  /** An encoded file where it stands, and what its header says. */
  private record Found<F extends MediaFacts>(F facts, Wire file) {

    byte[] copy() {
      int from = file.position();
      return Arrays.copyOfRange(file.bytes(), from, from + file.remaining());
    }
  }

  private MediaReader() {}

  static Images images(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    return new Images(
        foundImages(value, buffer).stream()
            .map(found -> new Images.Image(found.facts(), found.copy()))
            .toList());
  }

  static Sounds sounds(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    return new Sounds(
        foundSounds(value, buffer).stream()
            .map(found -> new Sounds.Sound(found.facts(), found.copy()))
            .toList());
  }

  static List<ImageFacts> imageFacts(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    return foundImages(value, buffer).stream().map(Found::facts).toList();
  }

  static List<SoundFacts> soundFacts(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    return foundSounds(value, buffer).stream().map(Found::facts).toList();
  }

  private static List<Found<ImageFacts>> foundImages(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    if (value.content == ParsedValue.IMAGE) {
      LegacyMedia image = LegacyMedia.of(buffer, value.contentStart, value.contentLength);
      return List.of(image(image.file(), image.imageClaim()));
    }
    List<Wire> strings = strings(value, buffer);
    if (strings.size() < SIZE_STRINGS) {
      throw new ContentException(
          "Malformed image: got %d strings, want width, height and the encoded images"
              .formatted(strings.size()));
    }
    ImageClaim claim = new ImageClaim(extent(strings.get(0)), extent(strings.get(1)), 0);
    List<Found<ImageFacts>> images = new ArrayList<>();
    List<Wire> files = strings.subList(SIZE_STRINGS, strings.size());
    for (Wire file : files.subList(0, Math.min(files.size(), MEDIA_MAX))) {
      images.add(image(file, claim));
    }
    if (files.size() > MEDIA_MAX) {
      ImageFacts last = images.removeLast().facts();
      images.add(
          new Found<>(
              new ImageFacts(
                  last.width(),
                  last.height(),
                  last.colorspace(),
                  last.mediaType(),
                  tooMany(files.size(), last)),
              files.get(MEDIA_MAX - 1)));
    }
    return images;
  }

  private static List<Found<SoundFacts>> foundSounds(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    if (value.content == ParsedValue.AUDIO) {
      LegacyMedia sound = LegacyMedia.of(buffer, value.contentStart, value.contentLength);
      return List.of(sound(sound.file(), sound.soundClaim()));
    }
    List<Wire> files = withoutLabels(value, buffer);
    List<Found<SoundFacts>> sounds = new ArrayList<>();
    for (Wire file : files.subList(0, Math.min(files.size(), MEDIA_MAX))) {
      sounds.add(sound(file, SoundClaim.NONE));
    }
    if (files.size() > MEDIA_MAX) {
      SoundFacts last = sounds.removeLast().facts();
      sounds.add(
          new Found<>(
              new SoundFacts(
                  last.mediaType(),
                  last.sampleRate(),
                  last.frames(),
                  last.channels(),
                  tooMany(files.size(), last)),
              files.get(MEDIA_MAX - 1)));
    }
    return sounds;
  }

  /** The first column of [sounds, 2], whose second holds labels, or the elements of [sounds]. */
  private static List<Wire> withoutLabels(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    TensorParts tensor = tensor(value, buffer);
    List<Wire> strings = TensorTexts.strings(tensor);
    List<Integer> shape = tensor.shape(strings.size());
    int columns = shape.size() == 2 ? shape.get(1) : 1;
    if (shape.size() > 2
        || columns < 1
        || columns > 2
        || TensorParts.elements(shape, TensorTexts.TEXTS_MAX) != strings.size()) {
      throw new ContentException(
          "Malformed audio: got %d strings of shape %s, want [sounds, 2] or [sounds]"
              .formatted(strings.size(), shape));
    }
    List<Wire> files = new ArrayList<>();
    for (int i = 0; i < strings.size(); i += columns) {
      files.add(strings.get(i));
    }
    return files;
  }

  private static List<Wire> strings(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    return TensorTexts.strings(tensor(value, buffer));
  }

  private static TensorParts tensor(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    return TensorParts.of(buffer, value.contentStart, value.contentLength);
  }

  private static Found<ImageFacts> image(Wire file, ImageClaim claim) {
    return new Found<>(
        ImageHeader.read(file.bytes(), file.position(), file.remaining(), claim), file);
  }

  private static Found<SoundFacts> sound(Wire file, SoundClaim claim) {
    return new Found<>(
        SoundHeader.read(file.bytes(), file.position(), file.remaining(), claim), file);
  }

  private static int extent(Wire text) throws ContentException {
    try {
      return Integer.parseInt(text.remaining() > 20 ? "" : text.text());
    } catch (NumberFormatException e) {
      throw new ContentException(
          "Malformed image: got a width or height that is no number of at most 10 digits");
    }
  }

  /** What the last one says that is kept, behind its own fault. */
  private static String tooMany(int count, MediaFacts last) {
    return (last.fault().isEmpty() ? "" : last.fault() + "; ")
        + "Unsupported number of media: got %,d in one value, of which %,d are kept"
            .formatted(count, MEDIA_MAX);
  }
}
