package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;

/**
 * Convolution and its gradients by their definition: one visit to every (output, input, weight).
 */
record NaiveConv(Window window, Shape x, Shape filter) {
  /** Takes the indices of an output, an input and the weight between them. */
  private interface Visitor {
    void visit(int out, int in, int weight);
  }

  private int height() {
    return window.positions(x.size(2));
  }

  private int width() {
    return window.positions(x.size(3));
  }

  private void visit(Visitor visitor) {
    for (int n = 0; n < x.size(0); n++) {
      for (int o = 0; o < filter.size(0); o++) {
        for (int y = 0; y < height(); y++) {
          for (int column = 0; column < width(); column++) {
            int out = ((n * filter.size(0) + o) * height() + y) * width() + column;
            visitWindow(visitor, n, o, y, column, out);
          }
        }
      }
    }
  }

  private void visitWindow(Visitor visitor, int n, int o, int y, int column, int out) {
    for (int c = 0; c < x.size(1); c++) {
      for (int ky = 0; ky < window.size(); ky++) {
        for (int kx = 0; kx < window.size(); kx++) {
          int inY = y * window.stride() - window.padding() + ky;
          int inX = column * window.stride() - window.padding() + kx;
          if (inY >= 0 && inY < x.size(2) && inX >= 0 && inX < x.size(3)) {
            int in = ((n * x.size(1) + c) * x.size(2) + inY) * x.size(3) + inX;
            int weight = ((o * x.size(1) + c) * window.size() + ky) * window.size() + kx;
            visitor.visit(out, in, weight);
          }
        }
      }
    }
  }

  double[] forward(double[] images, double[] weights) {
    double[] y = new double[x.size(0) * filter.size(0) * height() * width()];
    visit((out, in, weight) -> y[out] += images[in] * weights[weight]);
    return y;
  }

  double[] inputGrad(double[] dy, double[] weights) {
    double[] dx = new double[x.elements()];
    visit((out, in, weight) -> dx[in] += dy[out] * weights[weight]);
    return dx;
  }

  double[] filterGrad(double[] images, double[] dy) {
    double[] dw = new double[filter.elements()];
    visit((out, in, weight) -> dw[weight] += dy[out] * images[in]);
    return dw;
  }
}
