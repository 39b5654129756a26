package dev.mindinsight.debugger.architecture.wire;

/** Breaks a rule on purpose. */
final class KnowsTheAgent {
  final Object agent = dev.mindinsight.debugger.agent.DebugAgent.class;
}
