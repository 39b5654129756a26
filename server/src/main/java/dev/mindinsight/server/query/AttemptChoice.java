package dev.mindinsight.server.query;

/** Which attempts' points a request wants. */
public sealed interface AttemptChoice {

  /** The newest attempt, with what it inherited. */
  record Newest() implements AttemptChoice {}

  /**
   * One attempt with what it inherited: the older attempts' points below its branch.
   *
   * @param number from 1
   */
  record Numbered(int number) implements AttemptChoice {}

  /** Every point of every attempt, of replaced files too, in file order. */
  record All() implements AttemptChoice {}
}
