package dev.mindinsight.server.store;

import dev.mindinsight.summary.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A tag as its producer described it. Name and kind tell tags of a run apart; the rest is kept from
 * the first that came.
 *
 * @param name any non-empty text
 * @param kind its kind
 * @param plugin the plugin that its producer named, or null
 * @param displayName what its producer wants it called; empty if nothing
 * @param description its producer's description (markdown); empty if there is none
 */
public record TagSpec(
    String name, Kind kind, @Nullable String plugin, String displayName, String description) {}
