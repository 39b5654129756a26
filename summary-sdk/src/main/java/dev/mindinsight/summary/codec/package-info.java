/**
 * TensorBoard events: what the data of a record means, read and written. Read {@link
 * dev.mindinsight.summary.codec.EventDecoder} first. This page is the format's manual; how records
 * lie in a file is told by {@code dev.mindinsight.summary.framing}.
 *
 * <h2>Terms</h2>
 *
 * <p>A <em>record</em> holds one <em>event</em>, a protobuf message with a wall time, a step and
 * one content. The content <em>summary</em> holds <em>values</em>; each has a <em>tag</em> and
 * belongs to the <em>series</em> of its tag and kind. <em>Metadata</em> stands at a tag's first
 * value only and names the <em>plugin</em> that shows the tag.
 *
 * <h2>Events</h2>
 *
 * <table>
 * <caption>Fields of Event</caption>
 * <tr><th>field</th><th>type</th><th>read as</th></tr>
 * <tr><td>1 wall_time</td><td>double</td><td>seconds since the epoch, on the producer's clock</td></tr>
 * <tr><td>2 step</td><td>int64</td><td>any number; absent is 0</td></tr>
 * <tr><td>3 file_version</td><td>text</td><td>{@code FileVersion}</td></tr>
 * <tr><td>4 graph_def</td><td>bytes</td><td>kind graph, tag {@code __run_graph__}</td></tr>
 * <tr><td>5 summary</td><td>message</td><td>its values, field 1</td></tr>
 * <tr><td>7 session_log</td><td>message</td><td>{@code SessionLog}</td></tr>
 * <tr><td>8 tagged_run_metadata</td><td>message</td><td>kind graph, its own tag</td></tr>
 * <tr><td>9 meta_graph_def</td><td>bytes</td><td>kind graph, tag {@code __meta_graph__}</td></tr>
 * <tr><td>10 source_metadata</td><td>message</td><td>writer of the {@code FileVersion}</td></tr>
 * </table>
 *
 * <p>A value (Summary.Value) has tag 1, metadata 9, and one of simple_value 2 (float), image 4,
 * histo 5, audio 6, tensor 8. Fields not known are passed over; an event or value that has nothing
 * else is an {@code UnknownContent}. All fields may come in any order, repeated fields packed or
 * not.
 *
 * <h2>Kinds</h2>
 *
 * <ol>
 *   <li>A simple_value is a scalar, an image an image, a histo a histogram, an audio audio,
 *       whatever the metadata says.
 *   <li>A tensor whose metadata has data class 1 is a scalar; with another class it is never one.
 *   <li>Otherwise the plugin decides: {@code scalars}, {@code histograms}, {@code images}, {@code
 *       audio}, {@code text}, {@code pr_curves}, {@code mesh}, {@code hparams}, {@code
 *       custom_scalars}, {@code profile}, any {@code graph…}; a tensor of another plugin is of kind
 *       tensor.
 *   <li>A value without metadata that decides takes what was said of the tag's first series with a
 *       plugin; a tensor of which nothing was ever said is a scalar if it is one number.
 *   <li>A scalar that is not one number is of kind tensor.
 *   <li>All tags of the plugin {@code hparams} are the one series {@code _hparams_}.
 * </ol>
 *
 * <h2>Scalars</h2>
 *
 * <p>A tensor is one number when its shape has one element, or when it has no shape and one value.
 * The value stands in tensor_content (little-endian) or in the list of its type; a shaped tensor
 * without values is 0. Types: float, double, half and bfloat16 (bit patterns in half_val), the five
 * 8-bit floats, all integers of 2 to 64 bits, bool. Complex, quantised and 4-bit floating types are
 * kept as tensors. Numbers are never rounded: a float is handed on as the double it equals, an
 * integer as itself.
 *
 * <h2>Content of the other kinds</h2>
 *
 * <p>A value that is no scalar is listed with its place and decoded when somebody asks ({@link
 * dev.mindinsight.summary.codec.ContentDecoder}); of images and sounds the headers are read when
 * they are found. A tensor's values stand in tensor_content or in a list; a list shorter than the
 * shape goes on with its last value, an empty one with zeros or empty texts. A tensor without a
 * shape has that of its list. Shapes are compared with the data before anything is allocated.
 *
 * <table>
 * <caption>Forms of each kind</caption>
 * <tr><th>kind</th><th>TensorFlow 1</th><th>tensor</th><th>limit</th></tr>
 * <tr><td>histogram</td><td>histo: min 1, max 2, num 3, sum 4, upper edges 6, counts 7; the first
 *     lower edge is open</td><td>rows of lower edge, upper edge, count</td><td>2<sup>20</sup>
 *     buckets</td></tr>
 * <tr><td>image</td><td>image: height 1, width 2, colorspace 3, file 4</td><td>strings: width,
 *     height, files</td><td>1,024 files</td></tr>
 * <tr><td>audio</td><td>audio: rate 1, channels 2, frames 3, file 4</td><td>strings: [files] or
 *     [files, 2] with labels, which are passed over</td><td>1,024 files</td></tr>
 * <tr><td>text</td><td></td><td>strings of any rank</td><td>2<sup>20</sup> texts, 16 MiB</td></tr>
 * <tr><td>tensor, pr_curve, mesh</td><td></td><td>numbers of any type, or strings</td><td>256 MiB,
 *     254 dimensions</td></tr>
 * <tr><td>graph</td><td>events 4, 8 and 9</td><td>one string: GraphDef, RunMetadata, or the JSON of
 *     a Keras model (16 MiB)</td><td>2<sup>20</sup> nodes, about 512 MiB of memory</td></tr>
 * <tr><td>hparams</td><td></td><td>none; the plugin's content in the metadata</td><td></td></tr>
 * </table>
 *
 * <p><b>Histograms.</b> Empty outer buckets go first, whatever their edges are: TensorFlow 1 leaves
 * some that run backwards. Open outer edges (± the greatest double) close at minimum and maximum.
 * An edge that is not finite, edges that fall, buckets that overlap and counts below 0 are
 * malformed. The minimum and maximum of rows are the outer edges.
 *
 * <p><b>Images and sounds.</b> An encoded file's own header (PNG, JPEG, GIF, WebP, BMP; WAV) is
 * believed rather than the producer, and a difference is a fault that travels with the image. The
 * media type comes from the bytes alone.
 *
 * <p><b>Numbers.</b> bfloat16 and 8-bit floats are read as float32, integers of 2 and 4 bits as 8,
 * quantised ones as the integers that they are stored in. PyTorch's {@code add_tensor} writes
 * patterns of 32-bit floats into half_val: a pattern over 16 bits is one.
 *
 * <p><b>Graphs.</b> A node's inputs are {@code name}, {@code name:slot} or {@code ^name} (control;
 * in functions {@code name:output:slot}). Shapes of its outputs come from the attribute {@code
 * _output_shapes}, types from the attribute that its operation has for them. The nodes of a
 * function stand under a scope of its name, with {@code _Arg} and {@code _Retval} for what goes in
 * and out. Run metadata give the graphs of traced functions before the optimiser, below {@code
 * graph_0}, and so on, or else what was timed. Names are cut at 16 KiB, attributes at 1,024
 * characters, and say so.
 *
 * <h2>What is not as it should be</h2>
 *
 * <ul>
 *   <li>An event that breaks protobuf's rules is one gap: nothing of it is delivered.
 *   <li>A wall time that is NaN or infinite gives way to that of the file's first event (0 if that
 *       has none), with a {@code BadWallTime}: the points stay.
 *   <li>A byte of a tag that is no UTF-8 stands in its name as {@code \xNN}.
 *   <li>An empty tag, one over {@code Tag.BYTES_MAX}, and a new one when the tags of the file take
 *       more than 64 MiB, cost the value, reported as a gap of its bytes.
 * </ul>
 *
 * <h2>What we add</h2>
 *
 * <p>Our writer says things about itself in values without content whose metadata names the plugin
 * {@code mindinsight}; other tools pass over them. The plugin's content is a {@code Mark}: {@code
 * run} 1 {uuid 1, state 2 (1 started, 2 finished, 3 failed), reason 3} at tag {@code
 * _mindinsight_/run}, or {@code dropped} 2 {points 1} at tag {@code _mindinsight_/dropped}.
 *
 * <p>Four more marks hold content. {@code not_finite} 3 {nan 1, positive_infinite 2,
 * negative_infinite 3} at tag {@code _mindinsight_/not_finite} completes the histogram that stands
 * directly before it in the same event and whose buckets hold finite numbers only; it is no value
 * of its own. {@code data_graph} 4 is a tree of operations, kind data_graph, tag {@code
 * __data_graph__}; {@code lineage} 5 is of kind lineage, tag {@code __lineage__}; their values are
 * {@code Parameter}s, which keep long, double, text and flag apart. {@code step_profile} 6 is of
 * kind profile, tag {@code __profile__}, one value a recorded step: the bytes of a {@code
 * ProfiledStep} of version 1, at most 16 MiB and 100,000 nodes. It stands for itself, so that a
 * file that was cut off keeps what it has. Times of a record that overlap or leave their step make
 * it malformed.
 *
 * <p>A graph of ours is a GraphDef with field {@code mindinsight} 20251 {note 1}. Each node has
 * {@code _output_shapes}, which TensorBoard draws on its edges, and where there is something to say
 * {@code _mindinsight_output_types}, {@code _mindinsight_scope} (if it is not the name's), {@code
 * _mindinsight_source_files}, {@code …_lines} and {@code …_code}, and {@code
 * _mindinsight_bits_NAME}: the bits of the doubles of attribute NAME where its floats are rounded.
 *
 * <h2>Limits and history</h2>
 *
 * <p>The format has no version of its own beyond {@code brain.Event:2}, which every file begins
 * with and which is handed on unchecked. simple_value, image, histo and audio are the forms of
 * TensorFlow 1; tensors with metadata came with TensorFlow 2; PyTorch and tensorboardX write the
 * old forms to this day. Field numbers and rules follow TensorBoard's {@code compat/proto} and its
 * readers {@code data_compat} and {@code dataclass_compat}. The messages themselves are in {@code
 * event_messages.proto}, whose classes never leave this package.
 */
@NullMarked
package dev.mindinsight.summary.codec;

import org.jspecify.annotations.NullMarked;
