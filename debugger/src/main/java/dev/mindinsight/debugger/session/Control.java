package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Command;

/** How a person moves a job. */
public sealed interface Control {

  /** Stop before the next node. */
  record Pause() implements Control {}

  /** Go on. */
  record Continue() implements Control {}

  /**
   * Run so many nodes.
   *
   * @param count at least 1
   */
  record NextNode(int count) implements Control {}

  /**
   * Go to the first node of a later step.
   *
   * @param count how many steps later, at least 1
   */
  record NextStep(int count) implements Control {}

  /** End the training. */
  record Terminate() implements Control {}

  /** The same in the words of the wire. */
  default Command command() {
    return switch (this) {
      case Pause() -> new Command.Pause();
      case Continue() -> new Command.Continue();
      case NextNode(int count) -> new Command.NextNode(count);
      case NextStep(int count) -> new Command.NextStep(count);
      case Terminate() -> new Command.Terminate();
    };
  }
}
