package dev.mindinsight.debugger.architecture.message;

/** Breaks a rule on purpose. */
final class KnowsTheWire {
  final Object wire = dev.mindinsight.debugger.wire.JobStream.class;
}
