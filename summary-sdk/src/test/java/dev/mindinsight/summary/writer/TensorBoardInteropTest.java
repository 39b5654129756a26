package dev.mindinsight.summary.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.TensorContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real TensorBoard reads what our writer wrote. Needs a {@code python3} on the path that can
 * import {@code tensorboard}; run it by {@code ./mvnw -pl summary-sdk test -Pinterop}.
 */
@Tag("interop")
class TensorBoardInteropTest {

  private static final String READ =
      """
      import sys
      from tensorboard.backend.event_processing import event_accumulator
      from tensorboard.plugins.hparams import plugin_data_pb2
      from tensorboard.util import tensor_util
      run = event_accumulator.EventAccumulator(sys.argv[1], size_guidance={'scalars': 0, 'tensors': 0})
      run.Reload()
      for tag in run.Tags()['scalars']:
          for e in run.Scalars(tag):
              print(tag, e.step, e.wall_time > 1.7e9, repr(e.value))
      for tag in run.Tags()['tensors']:
          plugin = run.SummaryMetadata(tag).plugin_data
          for e in run.Tensors(tag):
              print(tag, e.step, plugin.plugin_name, tensor_util.make_ndarray(e.tensor_proto).tolist())
          if plugin.plugin_name == 'hparams':
              data = plugin_data_pb2.HParamsPluginData.FromString(plugin.content)
              kind = data.WhichOneof('data')
              start = data.session_start_info.hparams
              print(kind, {k: start[k].number_value for k in start}, data.session_end_info.status)
      """;

  @TempDir Path directory;

  @Test
  void tensorBoardReadsEveryKindThatWeWrite() throws Exception {
    assumeTensorBoard();
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      writer.hparams(Map.of("lr", 0.5), List.of("loss"));
      writer.scalar("loss", 0, 2.5f);
      writer.scalar("loss", -7, Float.NaN);
      writer.scalar64("loss64", 1L << 40, 0.1);
      writer.scalar64("loss64", 3, 0.2);
      writer.text("notes", 5, "**bold**");
    }
    assertThat(python(READ, directory.toString()).lines())
        .contains(
            "loss 0 True 2.5",
            "loss -7 True nan",
            "loss64 1099511627776 scalars 0.1",
            "loss64 3 scalars 0.2",
            "notes 5 text b'**bold**'",
            "session_start_info {'lr': 0.5} 0",
            "session_end_info {} 1");
  }

  @Test
  void tensorBoardsFastLoaderShowsOurScalars() throws Exception {
    assumeTensorBoard();
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      writer.scalar("loss", 0, 2.5f);
      writer.scalar("loss", 1, 1.5f);
    }
    String inspect = python(INSPECT, directory.toString());
    assertThat(inspect.lines()).contains("loss 0 2.5", "loss 1 1.5");
  }

  /** As the pages read with {@code --load_fast=false}. */
  private static final String CONTENT =
      """
      import sys
      from tensorboard.backend.event_processing import plugin_event_accumulator
      from tensorboard.compat.proto import graph_pb2
      from tensorboard.util import tensor_util
      run = plugin_event_accumulator.EventAccumulator(sys.argv[1])
      run.Reload()
      for tag in sorted(run.Tags()['tensors']):
          plugin = run.SummaryMetadata(tag).plugin_data.plugin_name
          for e in run.Tensors(tag):
              array = tensor_util.make_ndarray(e.tensor_proto)
              if plugin == 'images':
                  print(tag, e.step, plugin, int(array[0]), int(array[1]), array[2][:4])
              elif plugin == 'audio':
                  wave = array.ravel()[0]
                  print(tag, e.step, plugin, wave[:4], len(wave))
              elif plugin == 'graphs':
                  for n in graph_pb2.GraphDef.FromString(array[0]).node:
                      print(n.name, n.op, list(n.input), n.attr['phase'].s,
                          [d.size for d in n.attr['_output_shapes'].list.shape[0].dim],
                          n.attr['_mindinsight_source_lines'].list.i)
              else:
                  print(tag, e.step, plugin, array.dtype.name, array.tolist())
      """;

  /** Asks the data server, RustBoard, as TensorBoard's pages do. */
  private static final String CONTENT_FAST =
      """
      import sys
      from tensorboard.backend.event_processing import data_ingester
      from tensorboard.data import server_ingester
      from tensorboard import context
      from tensorboard.util import grpc_util
      from tensorboard.compat.proto import graph_pb2
      ingester = server_ingester.SubprocessServerDataIngester(
          server_binary=server_ingester.get_server_binary(), logdir=sys.argv[1], reload_interval=0,
          channel_creds_type=grpc_util.ChannelCredsType.LOCAL)
      ingester.start()
      provider, ctx = ingester.data_provider, context.RequestContext()
      for run, tags in provider.read_tensors(
              ctx, experiment_id='', plugin_name='histograms', downsample=100).items():
          for tag in sorted(tags):
              for point in tags[tag]:
                  print(tag, point.step, point.numpy.tolist())
      for plugin in 'images', 'audio', 'graphs':
          for run, tags in provider.read_blob_sequences(
                  ctx, experiment_id='', plugin_name=plugin, downsample=100).items():
              for tag in sorted(tags):
                  for point in tags[tag]:
                      blobs = [provider.read_blob(ctx, blob_key=b.blob_key) for b in point.values]
                      if plugin == 'graphs':
                          print([n.name for n in graph_pb2.GraphDef.FromString(blobs[0]).node])
                      else:
                          print(tag, point.step, [b[:4] for b in blobs])
      """;

  @Test
  void tensorBoardShowsWhatIsNoScalar() throws Exception {
    assumeTensorBoard();
    writeContent();
    assertThat(python(CONTENT, directory.toString()).lines())
        .contains(
            "audio 3 audio b'RIFF' 60",
            "histogram 1 histograms float32 [[0.0, 1.0, 2.0], [1.0, 2.0, 2.0]]",
            "histogram 2 histograms float32 []",
            "histogram 3 histograms float32 [[5.0, 5.0, 2.0]]",
            "image 2 images 2 1 b'\\x89PNG'",
            "tensor 4 tensor int16 [[1], [-1]]",
            "model/relu relu ['images', '^images'] b'forward' [32, -1] [24]");
  }

  @Test
  void tensorBoardsFastLoaderShowsThemToo() throws Exception {
    assumeTensorBoard();
    writeContent();
    assertThat(python(CONTENT_FAST, directory.toString()).lines())
        .contains(
            "histogram 1 [[0.0, 1.0, 2.0], [1.0, 2.0, 2.0]]",
            "histogram 3 [[5.0, 5.0, 2.0]]",
            "image 2 [b'2', b'1', b'\\x89PNG']",
            "audio 3 [b'RIFF']",
            "['images', 'model/relu']");
  }

  private void writeContent() {
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      writer.histogram("histogram", 1, new float[] {0, Float.NaN, 0.5f, 1, 2});
      writer.histogram("histogram", 2, new float[] {Float.NaN});
      writer.histogram("histogram", 3, new float[] {5, 5});
      writer.image("image", 2, 2, 1, 3, new byte[6]);
      writer.audio("audio", 3, new float[8], 8_000, 1);
      byte[] elements = {1, 0, -1, -1};
      writer.tensor("tensor", 4, new TensorContent(ElementType.INT16, List.of(2, 1), elements));
      writer.graph(ContentWritingTest.GRAPH);
      writer.dataGraph(ContentWritingTest.PIPELINE);
      writer.lineage(ContentWritingTest.LINEAGE);
    }
  }

  /** Asks the data server, RustBoard, when it is installed. */
  private static final String INSPECT =
      """
      import sys
      from tensorboard.backend.event_processing import data_ingester, plugin_event_multiplexer
      from tensorboard.data import server_ingester
      from tensorboard.data.provider import RunTagFilter
      from tensorboard import context
      ingester = server_ingester.SubprocessServerDataIngester(
          server_binary=server_ingester.get_server_binary(), logdir=sys.argv[1],
          reload_interval=0, channel_creds_type=__import__('tensorboard.data.grpc_provider',
          fromlist=['x']) and __import__('tensorboard.util.grpc_util', fromlist=['x']).ChannelCredsType.LOCAL)
      ingester.start()
      provider, ctx = ingester.data_provider, context.RequestContext()
      series = provider.read_scalars(ctx, experiment_id='', plugin_name='scalars', downsample=100)
      for run, tags in series.items():
          for tag, points in tags.items():
              for point in points:
                  print(tag, point.step, point.value)
      """;

  private static void assumeTensorBoard() throws Exception {
    Process probe = new ProcessBuilder("python3", "-c", "import tensorboard").inheritIO().start();
    if (probe.waitFor() != 0) {
      System.err.println("SKIPPED: python3 on the path cannot import tensorboard");
      assumeTrue(false, "no tensorboard");
    }
  }

  private static String python(String program, String argument) throws Exception {
    Process python =
        new ProcessBuilder("python3", "-c", program, argument).redirectErrorStream(true).start();
    String output = read(python);
    assertThat(python.waitFor()).as(output).isZero();
    return output;
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
