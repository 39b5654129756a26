package dev.mindinsight.engine.train;

/**
 * What the network thinks of an example.
 *
 * @param example its place in the data set
 * @param label its true class
 * @param predicted the class with the greatest logit, the first among equals; −1 where a logit is
 *     NaN
 * @param probability that the network gives to the predicted class, 0 to 1; NaN where a logit is
 */
public record Prediction(int example, int label, int predicted, double probability) {
  static Prediction of(int example, int label, double[] logits) {
    int best = 0;
    for (int i = 0; i < logits.length; i++) {
      if (Double.isNaN(logits[i])) {
        return new Prediction(example, label, -1, Double.NaN);
      }
      best = logits[i] > logits[best] ? i : best;
    }
    double sum = 0;
    for (double logit : logits) {
      // Equal infinities have no difference.
      sum += logit == logits[best] ? 1 : Math.exp(logit - logits[best]);
    }
    return new Prediction(example, label, best, 1 / sum);
  }

  /** Whether the network is right. */
  public boolean isRight() {
    return predicted == label;
  }
}
