/**
 * Records in a file: how bytes are cut into records and checked. Knows nothing of what is in them.
 * Read {@link dev.mindinsight.summary.framing.RecordReader} first.
 *
 * <h2>Layout</h2>
 *
 * <p>A file is records one after the other, without header, padding or index. All integers are
 * little-endian.
 *
 * <table>
 * <caption>One record</caption>
 * <tr><th>offset</th><th>bytes</th><th>content</th></tr>
 * <tr><td>0</td><td>8</td><td>{@code length} of the data, unsigned</td></tr>
 * <tr><td>8</td><td>4</td><td>masked checksum of the 8 length bytes</td></tr>
 * <tr><td>12</td><td>{@code length}</td><td>data</td></tr>
 * <tr><td>12 + length</td><td>4</td><td>masked checksum of the data</td></tr>
 * </table>
 *
 * <p>The checksum is CRC-32C (Castagnoli), masked by {@code ((crc >>> 15) | (crc << 17)) +
 * 0xa282ead8} so that data which holds checksums is still checked well.
 *
 * <h2>Files that grow, end early or are damaged</h2>
 *
 * <ul>
 *   <li><b>Truncated</b>: fewer bytes than a whole record. The reader stays at the record's start
 *       and waits; the bytes count as <em>behind</em>.
 *   <li><b>Bad length checksum</b>: nothing says where the next record begins. The reader looks
 *       forward, byte by byte, for a header with a right checksum and a length within the limit
 *       whose data has a right checksum too, and reports all bytes before it as one gap. Until such
 *       a record is there whole, the gap is <em>pending</em>: shown, not yet passed, so that a file
 *       opened anew at the same offset comes to the same gap.
 *   <li><b>Bad data checksum</b>: that record is one gap; the next begins behind it.
 *   <li><b>Length over the limit</b> ({@link
 *       dev.mindinsight.summary.framing.RecordReader#RECORD_BYTES_MAX}) under a right checksum: as
 *       a bad length checksum, since the length may be as absurd as it is well checked. Nothing is
 *       allocated for it.
 * </ul>
 *
 * <p>What is read does not depend on how the file grew between two calls.
 *
 * <h2>History</h2>
 *
 * <p>The layout is TensorFlow's TFRecord and has had one version. Files carry no magic number: a
 * file that is something else is one pending gap from its first byte.
 */
@NullMarked
package dev.mindinsight.summary.framing;

import org.jspecify.annotations.NullMarked;
