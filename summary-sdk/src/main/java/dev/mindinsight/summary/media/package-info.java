/**
 * Reads the headers of encoded images and sounds: how large they are, and whether that is what
 * their producer said. Pixels and samples are never decoded, so a picture of any size costs the
 * same. Both the reader of events and whoever writes media use it. Read {@link
 * dev.mindinsight.summary.media.ImageHeader} first.
 */
@NullMarked
package dev.mindinsight.summary.media;

import org.jspecify.annotations.NullMarked;
