package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.TagInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one file, found by their bytes without making a string: an open-addressing table of
 * linear probes, at most half full, over a hash of eight bytes at a time; the tag that came next
 * last time is tried first. The hash starts from a random seed, so that no file can be made to
 * collide.
 */
public final class TagTable {

  /**
   * How many bytes the names and descriptions of one file's tags may take, with {@link
   * #ENTRY_BYTES} for each: what one open file may hold in memory however hostile it is.
   */
  static final long BYTES_MAX = 64 << 20;

  /** About what a tag costs besides its texts. */
  static final int ENTRY_BYTES = 256;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  /** One name as it stands in the file; two that read as the same text share their entry. */
  private static final class Slot {

    final long hash;
    final byte[] name;
    final TagEntry entry;

    /** The name that came after this one last time: a loop writes its tags in one order. */
    @Nullable Slot follower;

    Slot(long hash, byte[] name, TagEntry entry) {
      this.hash = hash;
      this.name = name;
      this.entry = entry;
    }

    boolean has(byte[] buffer, int start, int length) {
      return Arrays.equals(name, 0, name.length, buffer, start, start + length);
    }
  }

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final Map<String, TagEntry> byName = new HashMap<>();
  private final List<TagInfo> infos = new ArrayList<>();
  private @Nullable Slot[] slots = new @Nullable Slot[64];

  /** The one that was found last. */
  private @Nullable Slot newest;

  private int used;
  private long bytes;

  /**
   * Begins a file, or goes on in one.
   *
   * @param known the series found before, by index
   */
  public TagTable(List<TagInfo> known) {
    for (TagInfo info : known) {
      if (info.index() != infos.size()) {
        throw new IllegalArgumentException(
            "Malformed known series: got index %d at place %d, want them in order"
                .formatted(info.index(), infos.size()));
      }
      infos.add(info);
      byte[] name = info.tag().name().getBytes(StandardCharsets.UTF_8);
      TagEntry entry = find(name, 0, name.length);
      if (entry != null) {
        entry.add(info);
      }
    }
  }

  /** All series so far, by index. */
  public List<TagInfo> infos() {
    return Collections.unmodifiableList(infos);
  }

  /**
   * The tag of that name; null when the name is none, or there is no more room for tags.
   *
   * @param buffer holds the name
   * @param start its first byte
   * @param length its length in bytes
   */
  public @Nullable TagEntry find(byte[] buffer, int start, int length) {
    if (length == 0 || length > Tag.BYTES_MAX) {
      return null;
    }
    Slot guess = newest == null ? null : newest.follower;
    if (guess != null && guess.has(buffer, start, length)) {
      newest = guess;
      return guess.entry;
    }
    Slot found = search(buffer, start, length);
    if (found != null && newest != null) {
      newest.follower = found;
    }
    newest = found;
    return found == null ? null : found.entry;
  }

  private @Nullable Slot search(byte[] buffer, int start, int length) {
    long hash = hash(buffer, start, length);
    int mask = slots.length - 1;
    for (int i = (int) hash & mask; ; i = (i + 1) & mask) {
      Slot slot = slots[i];
      if (slot == null) {
        return add(hash, Arrays.copyOfRange(buffer, start, start + length));
      }
      if (slot.hash == hash && slot.has(buffer, start, length)) {
        return slot;
      }
    }
  }

  /**
   * Why {@link #find} found nothing, beginning with a fault word.
   *
   * @param buffer holds the name
   * @param start its first byte
   * @param length its length in bytes
   */
  public static String refusal(byte[] buffer, int start, int length) {
    if (length == 0) {
      return "Malformed value: got an empty tag, want text";
    }
    int bytes = length > Tag.BYTES_MAX ? length : readAs(buffer, start, length);
    return bytes > Tag.BYTES_MAX
        ? "Unsupported tag: got %d bytes, want at most %d".formatted(bytes, Tag.BYTES_MAX)
        : "Unsupported number of tags: their names take more than %d bytes".formatted(BYTES_MAX);
  }

  /** The length of a name as it is read: bytes that are no UTF-8 take four. */
  private static int readAs(byte[] buffer, int start, int length) {
    return Text.of(buffer, start, length).getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * The series of a tag of which nothing is said but its kind, made when it is new.
   *
   * @param entry the tag
   * @param kind of the series
   */
  public TagInfo series(TagEntry entry, Kind kind) {
    return series(entry, kind, TagMetadata.NONE);
  }

  /** The series of a tag with a kind, made when it is new. */
  TagInfo series(TagEntry entry, Kind kind, TagMetadata metadata) {
    TagInfo info = entry.series(kind);
    if (info == null) {
      info =
          new TagInfo(
              infos.size(),
              entry.tag(),
              kind,
              metadata.plugin(),
              metadata.displayName(),
              metadata.description());
      infos.add(info);
      entry.add(info);
      bytes +=
          ENTRY_BYTES + 2L * (metadata.displayName().length() + metadata.description().length());
    }
    return info;
  }

  private @Nullable Slot add(long hash, byte[] name) {
    if (4 * name.length > Tag.BYTES_MAX && readAs(name, 0, name.length) > Tag.BYTES_MAX) {
      return null;
    }
    bytes += ENTRY_BYTES + 3L * name.length;
    if (bytes > BYTES_MAX) {
      return null;
    }
    TagEntry entry =
        byName.computeIfAbsent(Text.of(name, 0, name.length), text -> new TagEntry(new Tag(text)));
    if (++used * 2 > slots.length) {
      grow();
    }
    Slot slot = new Slot(hash, name, entry);
    insert(slot);
    return slot;
  }

  private void grow() {
    @Nullable Slot[] old = slots;
    slots = new @Nullable Slot[old.length * 2];
    for (Slot slot : old) {
      if (slot != null) {
        insert(slot);
      }
    }
  }

  private void insert(Slot slot) {
    int mask = slots.length - 1;
    int i = (int) slot.hash & mask;
    while (slots[i] != null) {
      i = (i + 1) & mask;
    }
    slots[i] = slot;
  }

  private long hash(byte[] buffer, int start, int length) {
    long hash = seed ^ length;
    int i = start;
    int end = start + length;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONG.get(buffer, i));
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = rest << 8 | (buffer[i] & 0xff);
    }
    return mix(hash ^ rest);
  }

  private static long mix(long hash) {
    long product = hash * MULTIPLIER;
    return product ^ (product >>> 32);
  }
}
