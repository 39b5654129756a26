package dev.mindinsight.debugger.wire;

/** Hears of jobs that dial in. */
@FunctionalInterface
public interface JobListener {
  /**
   * A job is there. Called on a thread of the wire, which it must not block.
   *
   * @param stream to that job
   * @return what hears its reports
   */
  JobHandler dialled(JobStream stream);
}
