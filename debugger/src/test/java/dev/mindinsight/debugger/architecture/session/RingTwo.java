package dev.mindinsight.debugger.architecture.session;

/** Breaks a rule on purpose. */
public final class RingTwo {
  final Object agent = dev.mindinsight.debugger.architecture.agent.KnowsTheServer.class;
}
