package dev.mindinsight.summary.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        new ProcessBuilder("python3", "-c", program, argument)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = read(python);
    assertThat(python.waitFor()).as(output).isZero();
    return output;
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
