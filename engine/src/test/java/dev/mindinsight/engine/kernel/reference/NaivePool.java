package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import java.util.ArrayList;
import java.util.List;

/** Pooling by its definition: each window is the list of the pixels that it covers. */
record NaivePool(Window window, Shape x) {
  private List<List<Integer>> windows() {
    List<List<Integer>> windows = new ArrayList<>();
    for (int plane = 0; plane < x.size(0) * x.size(1); plane++) {
      for (int y = 0; y < window.positions(x.size(2)); y++) {
        for (int column = 0; column < window.positions(x.size(3)); column++) {
          windows.add(pixels(plane, y, column));
        }
      }
    }
    return windows;
  }

  private List<Integer> pixels(int plane, int y, int column) {
    List<Integer> pixels = new ArrayList<>();
    for (int ky = 0; ky < window.size(); ky++) {
      for (int kx = 0; kx < window.size(); kx++) {
        int inY = y * window.stride() - window.padding() + ky;
        int inX = column * window.stride() - window.padding() + kx;
        if (inY >= 0 && inY < x.size(2) && inX >= 0 && inX < x.size(3)) {
          pixels.add((plane * x.size(2) + inY) * x.size(3) + inX);
        }
      }
    }
    return pixels;
  }

  double[] max(double[] images) {
    return windows().stream()
        .mapToDouble(pixels -> pixels.stream().mapToDouble(i -> images[i]).max().orElseThrow())
        .toArray();
  }

  double[] avg(double[] images) {
    double area = window.size() * window.size();
    return windows().stream()
        .mapToDouble(pixels -> pixels.stream().mapToDouble(i -> images[i]).sum() / area)
        .toArray();
  }

  double[] maxGrad(double[] images, double[] dy) {
    double[] dx = new double[x.elements()];
    double[] max = max(images);
    List<List<Integer>> windows = windows();
    for (int i = 0; i < dy.length; i++) {
      double largest = max[i];
      int first =
          windows.get(i).stream().filter(p -> images[p] == largest).findFirst().orElseThrow();
      dx[first] += dy[i];
    }
    return dx;
  }

  double[] avgGrad(double[] dy) {
    double[] dx = new double[x.elements()];
    List<List<Integer>> windows = windows();
    for (int i = 0; i < dy.length; i++) {
      for (int pixel : windows.get(i)) {
        dx[pixel] += dy[i] / (window.size() * window.size());
      }
    }
    return dx;
  }
}
