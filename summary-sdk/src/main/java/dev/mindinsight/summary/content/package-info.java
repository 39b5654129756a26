/**
 * What a value that is no scalar holds, decoded: the same types for every producer. The reader
 * makes them when somebody asks for a value ({@code reader.ContentReader}), the writer takes them,
 * and whatever shows them knows no format. Read {@link dev.mindinsight.summary.content.Content}
 * first.
 */
@NullMarked
package dev.mindinsight.summary.content;

import org.jspecify.annotations.NullMarked;
