package dev.mindinsight.debugger.architecture.agent;

/** Breaks a rule on purpose. */
public final class KnowsTheServer {
  final Object session = dev.mindinsight.debugger.architecture.session.RingTwo.class;
}
