package dev.mindinsight.server.live;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.session.Dial;
import dev.mindinsight.debugger.session.JobView;
import dev.mindinsight.debugger.wire.JobHandler;
import dev.mindinsight.debugger.wire.JobListener;
import dev.mindinsight.debugger.wire.JobStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that have dialled, in the order in which they first did. Safe from any thread. */
public final class Jobs implements JobListener {

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  /** More than a person trains at once; those that are over make room for new ones. */
  static final int JOBS_MAX = 64;

  /** It stands in paths. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final int NAME_CHARS_MAX = 1_000;

  private final LongSupplier nanos;
  private final Map<String, LiveJob> byId = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Jobs(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public JobHandler dialled(JobStream stream) {
    return new Handler(stream);
  }

  /** One stream: its first report says whose it is. */
  private final class Handler implements JobHandler {

    private final JobStream stream;
    private @Nullable LiveJob job;
    private @Nullable Dial dial;
    private String id = "";

    Handler(JobStream stream) {
      this.stream = stream;
    }

    @Override
    public void report(Report report) {
      if (job != null && dial != null) {
        job.report(dial, report);
      } else if (report instanceof Report.Hello hello) {
        admit(hello);
      }
    }

    private void admit(Report.Hello hello) {
      String fault = fault(hello);
      id = hello.job();
      if (fault == null) {
        // In one go, so that a job that dials again is not taken for one that is over.
        synchronized (byId) {
          job = place(hello);
          dial = job == null ? null : job.dialled(stream::send);
        }
      }
      if (job == null) {
        String why =
            fault != null
                ? fault
                : "Conflict: %d jobs are here, which is as many as there may be"
                    .formatted(JOBS_MAX);
        LOG.warn("A job was refused: {}", why);
        stream.close(why);
      }
    }

    @Override
    public void closed(@Nullable String fault) {
      if (job != null && dial != null) {
        if (fault != null) {
          LOG.warn("The stream of job {} was cut: {}", id, fault);
        }
        job.closed(dial);
      }
    }
  }

  private static @Nullable String fault(Report.Hello hello) {
    if (!ID.matcher(hello.job()).matches()) {
      return "Malformed job: want an id of at most 100 letters, digits, '.', '_' and '-'";
    }
    return hello.name().length() > NAME_CHARS_MAX || hello.run().length() > NAME_CHARS_MAX
        ? "Malformed job: want a name and a run of at most %d characters".formatted(NAME_CHARS_MAX)
        : null;
  }

  /** The job that says hello, known or new; null if there is no room. */
  private @Nullable LiveJob place(Report.Hello hello) {
    LiveJob known = byId.get(hello.job());
    if (known != null) {
      return known;
    }
    if (byId.size() >= JOBS_MAX && !makeRoom()) {
      return null;
    }
    LiveJob made = new LiveJob(hello, nanos, this::changed);
    byId.put(hello.job(), made);
    return made;
  }

  private boolean makeRoom() {
    for (Map.Entry<String, LiveJob> entry : byId.entrySet()) {
      if (entry.getValue().over()) {
        byId.remove(entry.getKey());
        return true;
      }
    }
    return false;
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /**
   * Calls a listener whenever what is shown of a job has changed, on any thread; it must neither
   * block nor ask about jobs.
   */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private List<LiveJob> all() {
    synchronized (byId) {
      return List.copyOf(byId.values());
    }
  }

  void tick() {
    all().forEach(LiveJob::tick);
  }

  /**
   * The jobs that have begun their first step, those that are over among them.
   *
   * @return in the order in which they first dialled
   */
  public List<JobView> views() {
    return all().stream().map(LiveJob::view).flatMap(Optional::stream).toList();
  }

  /**
   * One job.
   *
   * @param id its id
   * @return empty if there is none that has begun its first step
   */
  public Optional<LiveJob> job(String id) {
    synchronized (byId) {
      return Optional.ofNullable(byId.get(id)).filter(job -> job.view().isPresent());
    }
  }
}
