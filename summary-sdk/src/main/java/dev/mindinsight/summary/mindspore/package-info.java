/**
 * MindSpore's summary and lineage events: what the data of a record means, read. Read {@link
 * dev.mindinsight.summary.mindspore.MindSporeDecoder} first, then {@link
 * dev.mindinsight.summary.mindspore.MindSporeContent}. This page is the format's manual; how
 * records lie in a file is told by {@code dev.mindinsight.summary.framing}, and how a file of
 * MindSpore is told from TensorBoard's by {@code dev.mindinsight.summary.reader.FileFormat}.
 *
 * <h2>Files</h2>
 *
 * <p>A run's directory holds {@code events.out.events.summary.<seconds>.<device>.<host>_MS} with
 * its values, and beside it {@code …_lineage} with where they came from, one more for each
 * evaluation. Older names lack the device, or end in {@code _MS_lineage}; programs may choose other
 * prefixes and suffixes, so {@code summary.} and a number is all that is sure. A file {@code
 * …_explain} holds explanations, which are listed and not read.
 *
 * <h2>Events</h2>
 *
 * <table>
 * <caption>Fields of Event</caption>
 * <tr><th>field</th><th>type</th><th>read as</th></tr>
 * <tr><td>1 wall_time</td><td>double</td><td>seconds since the epoch, on the producer's clock</td></tr>
 * <tr><td>2 step</td><td>int64</td><td>any number; absent is 0</td></tr>
 * <tr><td>3 version</td><td>text</td><td>{@code FileVersion}, {@code MindSpore.Event:1}</td></tr>
 * <tr><td>4 graph_def</td><td>GraphProto</td><td>kind graph, tag {@code __run_graph__}</td></tr>
 * <tr><td>5 summary</td><td>message</td><td>its values, field 1</td></tr>
 * <tr><td>6 explain</td><td>message</td><td>kind explain, tag {@code __explain__}</td></tr>
 * </table>
 *
 * <p>A value has tag 1 and one of scalar_value 3 (float), image 4, tensor 8, histogram 9,
 * loss_landscape 10: which of them is its kind. Tags stand as written; those that MindSpore's
 * collector makes end in {@code /auto}.
 *
 * <p>In a file {@code …_lineage} the fields from 6 on mean others: train_lineage 6,
 * evaluation_lineage 7, dataset_graph 9, user_defined_info 10. Each is a value of kind lineage, tag
 * {@code __lineage__}; a dataset_graph is one of kind data graph, tag {@code __data_graph__}, as
 * well. Such a file has no version.
 *
 * <p>The version and the graph bear the time at which MindSpore wrote them, which it does when the
 * first values are there: seconds after the times of these. What is not as it should be is treated
 * as {@code dev.mindinsight.summary.codec} says.
 *
 * <h2>Histograms, images, tensors</h2>
 *
 * <ul>
 *   <li>A bucket has left 1, width 2 and count 3. Edges are computed in binary32, so neighbours
 *       overlap by a rounding: it is taken off. Other overlaps, negative widths and edges that are
 *       no numbers are refused. For a tensor without a finite value MindSpore writes one empty
 *       bucket and extremes of 0, which are not believed; nor is the count, which is summed.
 *   <li>An image is a PNG with height 1, width 2, colorspace 3.
 *   <li>A tensor has dims 1 and its elements in float_data 3, whatever data_type 2 says: MindSpore
 *       knows no other way. The other lists and raw_data 8 are read too, each as its own type.
 * </ul>
 *
 * <h2>Graphs</h2>
 *
 * <p>Nodes 1, parameters 3 and const_vals 5 become nodes. A node is shown by its full_name 8, or as
 * {@code scope/op_type-op<id>}; its inputs name the id of a node, a parameter or a constant. An
 * extent of −1 is not known, a shape with −2 has no known rank, a tensor without shape is a number.
 * A tuple is as many outputs. Types are the numbers of {@code DataTypes}; above 42 MindSpore's own
 * programs disagree, so those stay numbers. source_address 9, which dumps have, is a call stack.
 * Left out: the graph's outputs 4, output_i 7, default values of parameters.
 *
 * <h2>Lineage</h2>
 *
 * <p>The text {@code None} stands for null. A metric is a JSON object as Python writes it; its
 * numbers are metrics, all else is kept beside what the user defined, and a text that is no such
 * object is a fault. In a pipeline's lists every element is a JSON text and the empty one null. The
 * name of an operation stands among its parameters: op_type, in older files operation, for
 * augmentations tensor_op_name. Left out: the parallel mode and the paths of data and model.
 *
 * <h2>Limits and history</h2>
 *
 * <p>Pipelines over {@code DEPTH_MAX} deep, lineage over {@code LINEAGE_BYTES_MAX}, types over 32
 * deep, and graphs with more nodes than {@code GraphModel.NODES_MAX} or parts than {@code
 * Details.MAX} are refused with a reason; long attributes are cut and say so. Field numbers are
 * those of MindSpore 2; nothing known was numbered otherwise since 1.0. Lineage is read through
 * {@code mindspore_messages.proto}, whose classes never leave this package.
 */
@NullMarked
package dev.mindinsight.summary.mindspore;

import org.jspecify.annotations.NullMarked;
