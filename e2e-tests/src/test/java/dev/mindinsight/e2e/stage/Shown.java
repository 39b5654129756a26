package dev.mindinsight.e2e.stage;

/** Numbers as the pages write them. */
public final class Shown {

  private Shown() {}

  /** A count as the pages write it, with thin spaces between thousands. */
  public static String grouped(long count) {
    return Long.toString(count).replaceAll("\\B(?=(\\d{3})+$)", "\u2009");
  }

  /** The number that a text of a page stands for: thin spaces, a true minus sign, ±Inf. */
  public static double number(String text) {
    var plain = text.strip().replace('\u2212', '-').replaceAll("[\u2009\\s]", "");
    return Double.parseDouble(plain.replace("+Inf", "Infinity").replace("-Inf", "-Infinity"));
  }
}
