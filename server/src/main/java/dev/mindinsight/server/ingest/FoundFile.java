package dev.mindinsight.server.ingest;

import java.nio.file.attribute.BasicFileAttributes;

/**
 * An event file as the file system shows it.
 *
 * @param name its name in its directory
 * @param inode the file system's key of it; empty where there is none
 * @param sizeBytes its length
 * @param changedMillis its time of last change, in milliseconds since the epoch
 */
record FoundFile(String name, String inode, long sizeBytes, long changedMillis) {

  static FoundFile of(String name, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return new FoundFile(
        name,
        key == null ? "" : key.toString(),
        attributes.size(),
        attributes.lastModifiedTime().toMillis());
  }
}
