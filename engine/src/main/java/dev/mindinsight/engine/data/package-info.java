/**
 * Images and labels from IDX files to normalised, shuffled, augmented batches. {@link
 * dev.mindinsight.engine.data.BatchSource} is the type to read first.
 */
@NullMarked
package dev.mindinsight.engine.data;

import org.jspecify.annotations.NullMarked;
