/**
 * Lineage of models, data sets and augmentation: search, comparison, importance. Nothing is here
 * yet; the lineage records of the SDK come first.
 */
@NullMarked
package dev.mindinsight.lineage;

import org.jspecify.annotations.NullMarked;
