package dev.mindinsight.engine.observe;

import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.train.Prediction;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.util.List;
import java.util.Locale;

/**
 * Images side by side in the order of reading, each in a frame that says whether the network is
 * right about it. The two colours are told apart by colour-blind people too (Okabe and Ito).
 */
final class PredictionSheet {
  private static final int COLUMNS = 8;
  private static final int FRAME = 2;
  private static final int CHANNELS = 3;
  private static final int RIGHT = 0x0072b2;
  private static final int WRONG = 0xd55e00;

  private final Dataset data;
  private final List<Prediction> predictions;
  private final int cellWidth;
  private final int cellHeight;
  private final int width;
  private final byte[] pixels;

  PredictionSheet(Dataset data, List<Prediction> predictions) {
    this.data = data;
    this.predictions = predictions;
    cellWidth = data.width() + 2 * FRAME;
    cellHeight = data.height() + 2 * FRAME;
    width = cellWidth * COLUMNS;
    pixels = new byte[CHANNELS * width * height()];
    for (int place = 0; place < predictions.size(); place++) {
      draw(place);
    }
  }

  private int height() {
    return cellHeight * ((predictions.size() + COLUMNS - 1) / COLUMNS);
  }

  private void draw(int place) {
    Prediction prediction = predictions.get(place);
    int frame = prediction.isRight() ? RIGHT : WRONG;
    for (int y = 0; y < cellHeight; y++) {
      for (int x = 0; x < cellWidth; x++) {
        int row = y - FRAME;
        int column = x - FRAME;
        boolean inside = row >= 0 && row < data.height() && column >= 0 && column < data.width();
        int color = inside ? 0x010101 * data.pixel(prediction.example(), row, column) : frame;
        set(place % COLUMNS * cellWidth + x, place / COLUMNS * cellHeight + y, color);
      }
    }
  }

  private void set(int x, int y, int color) {
    int at = CHANNELS * (y * width + x);
    pixels[at] = (byte) (color >> 16);
    pixels[at + 1] = (byte) (color >> 8);
    pixels[at + 2] = (byte) color;
  }

  /** Writes the image, and what it shows as a table. */
  void write(SummaryWriter writer, String tag, long step) {
    writer.image(tag, step, width, height(), CHANNELS, pixels);
    writer.text(tag + "_text", step, caption());
  }

  private String caption() {
    long right = predictions.stream().filter(Prediction::isRight).count();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d of %d are right (blue frames), the others wrong (orange frames).\n\n"
            .formatted(right, predictions.size()));
    text.append("| row | column | example | label | predicted | probability |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (int place = 0; place < predictions.size(); place++) {
      Prediction prediction = predictions.get(place);
      text.append(
          "| %d | %d | %d | %d | %s | %s |\n"
              .formatted(
                  place / COLUMNS + 1,
                  place % COLUMNS + 1,
                  prediction.example(),
                  prediction.label(),
                  prediction.predicted() < 0 ? "none" : prediction.predicted(),
                  String.format(Locale.ROOT, "%.4f", prediction.probability())));
    }
    return text.toString();
  }
}
