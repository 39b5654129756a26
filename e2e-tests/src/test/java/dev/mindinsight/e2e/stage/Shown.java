package dev.mindinsight.e2e.stage;

/** Numbers as the pages write them. */
public final class Shown {

  private Shown() {}

  /** The number that a text of a page stands for: thin spaces, a true minus sign, ±Inf. */
  public static double number(String text) {
    var plain = text.strip().replace('\u2212', '-').replaceAll("[\u2009\\s]", "");
    return Double.parseDouble(plain.replace("+Inf", "Infinity").replace("-Inf", "-Infinity"));
  }
}
