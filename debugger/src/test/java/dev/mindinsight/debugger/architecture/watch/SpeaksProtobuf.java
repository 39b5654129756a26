package dev.mindinsight.debugger.architecture.watch;

/** Breaks a rule on purpose. */
final class SpeaksProtobuf {
  final Object empty = com.google.protobuf.ByteString.EMPTY;

  final Object agent = dev.mindinsight.debugger.agent.DebugAgent.class;
}
