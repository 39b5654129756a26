/**
 * TensorBoard events: what the data of a record means, read and written. Read {@link
 * dev.mindinsight.summary.codec.EventDecoder} first.
 */
@NullMarked
package dev.mindinsight.summary.codec;

import org.jspecify.annotations.NullMarked;
