package dev.mindinsight.server.store;

import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.content.SoundFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Facts of images and sounds as the text of a column: a list of JSON objects. */
final class MediaText {

  private static final JsonMapper JSON = JsonMapper.shared();

  private MediaText() {}

  /** The column's text; null for values that are neither image nor sound. */
  static @Nullable String of(List<MediaFacts> media) {
    if (media.isEmpty()) {
      return null;
    }
    ArrayNode list = JSON.createArrayNode();
    media.forEach(list::addPOJO);
    return list.toString();
  }

  /** The facts in a column; empty where none were kept. */
  static List<MediaFacts> parse(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<MediaFacts> media = new ArrayList<>();
    for (JsonNode one : JSON.readTree(text)) {
      Class<? extends MediaFacts> type = one.has("width") ? ImageFacts.class : SoundFacts.class;
      media.add(JSON.treeToValue(one, type));
    }
    return media;
  }
}
