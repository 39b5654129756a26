package dev.mindinsight.debugger.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random clients, a random network and a job that may die at any time, against three invariants: a
 * job is never paused without a live lease, never has two controllers, and what is shown of it was
 * so. The rules of control are told a second time, by {@link Rules}, and compared.
 */
class SessionPropertyTest {

  private static final int ACTIONS = 400;
  private static final int WALKS = 500;
  private static final int LEASE_SECONDS = 5;
  private static final String[] CLIENTS = {"ada", "bob", "eve"};

  /** Who controls, by the sentences of the contract alone. */
  private static final class Rules {
    String controller;
    long deadline;
    boolean live;

    void expire(long now) {
      if (controller != null && now - deadline >= 0) {
        controller = null;
      }
    }

    void request(long now) {
      expire(now);
      if (controller != null) {
        deadline = now + TimeUnit.SECONDS.toNanos(LEASE_SECONDS);
      }
    }
  }

  /** One walk: everything that happens, in one thread. */
  private static final class Walk {
    private final Random random;
    private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(20);
    private final SimulatedJob job = new SimulatedJob();
    private final Rules rules = new Rules();
    private final Session session = new Session(new Report.Hello("job", "run", "name"), () -> now);

    /** Reports on their way, with the stream that brings them. */
    private final Deque<Map.Entry<Dial, Report>> mail = new ArrayDeque<>();

    private final List<Map.Entry<Dial, Report>> old = new ArrayList<>();
    private Dial dial;
    private long lastMove;
    private int fetched;

    /** Whether the job's death or the break of its stream is known here. */
    private boolean broken;

    Walk(long seed) {
      this.random = new Random(seed);
      dial();
    }

    private void dial() {
      job.dial();
      lastMove = 0;
      broken = false;
      List<SimulatedJob.Numbered> line = new ArrayList<>();
      int stream = job.stream;
      dial =
          session.dialled((number, command) -> {
            assertThat(number).isEqualTo(line.size() + 1L);
            line.add(new SimulatedJob.Numbered(number, command));
            if (moves(command)) {
              lastMove = number;
            }
            if (job.connected && job.stream == stream) {
              job.inbox.add(line.getLast());
              if (random.nextInt(10) == 0) {
                job.inbox.add(line.get(random.nextInt(line.size())));
              }
            }
          });
      rules.controller = null;
      rules.live = true;
    }

    private static boolean moves(Command command) {
      return command instanceof Command.Pause
          || command instanceof Command.Continue
          || command instanceof Command.NextNode
          || command instanceof Command.NextStep
          || command instanceof Command.Terminate
          || command instanceof Command.Detach;
    }

    private void post() {
      while (fetched < job.said.size()) {
        mail.add(Map.entry(dial, job.said.get(fetched++)));
      }
    }

    private void deliver() {
      Map.Entry<Dial, Report> next = mail.poll();
      if (next == null) {
        return;
      }
      give(next);
      old.add(next);
    }

    private void give(Map.Entry<Dial, Report> mailed) {
      session.report(mailed.getKey(), mailed.getValue());
      if (mailed.getKey() == dial && mailed.getValue() instanceof Report.Ended && !broken) {
        rules.live = false;
        rules.controller = null;
      }
    }

    void act() {
      switch (random.nextInt(20)) {
        case 0, 1, 2 -> job.run();
        case 3, 4, 5 -> job.take();
        case 6, 7, 8, 9 -> deliver();
        case 10 -> job.say();
        case 11 -> repeat();
        case 12 -> now += TimeUnit.MILLISECONDS.toNanos(random.nextInt(3_000));
        case 13 -> {
          session.tick();
          rules.expire(now);
        }
        case 14 -> attach();
        case 15, 16, 17 -> control();
        case 18 -> other();
        default -> accident();
      }
      post();
      check();
    }

    /** A message of an earlier stream, or the last one once more. */
    private void repeat() {
      if (old.isEmpty()) {
        return;
      }
      Map.Entry<Dial, Report> last = old.getLast();
      Map.Entry<Dial, Report> any = old.get(random.nextInt(old.size()));
      give(any.getKey() == dial ? last : any);
    }

    private String client() {
      return CLIENTS[random.nextInt(CLIENTS.length)];
    }

    private void attach() {
      String client = client();
      boolean take = random.nextInt(4) == 0;
      rules.request(now);
      if (!rules.live) {
        assertThatThrownBy(() -> session.attach(client, LEASE_SECONDS, take))
            .isInstanceOf(ConflictException.class);
        return;
      }
      session.attach(client, LEASE_SECONDS, take);
      if (rules.controller == null || take) {
        rules.controller = client;
        rules.deadline = now + TimeUnit.SECONDS.toNanos(LEASE_SECONDS);
      }
    }

    private void control() {
      String client = client();
      Control control =
          switch (random.nextInt(60)) {
            case 0 -> new Control.Terminate();
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> new Control.NextStep(1 + random.nextInt(3));
            case 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 -> new Control.Continue();
            default ->
                random.nextBoolean()
                    ? new Control.NextNode(1 + random.nextInt(3))
                    : new Control.Pause();
          };
      rules.request(now);
      if (!rules.live || !client.equals(rules.controller)) {
        assertThatThrownBy(() -> session.control(client, control))
            .isInstanceOf(ConflictException.class);
        return;
      }
      try {
        session.control(client, control);
      } catch (ConflictException refused) {
        assertThat(refused).hasMessageStartingWith("Conflict: the job is ");
      }
    }

    private void other() {
      rules.request(now);
      switch (random.nextInt(4)) {
        case 0 -> {
          session.detach(null);
          rules.controller = null;
        }
        case 1 -> {
          if (rules.live && rules.controller != null) {
            session.watch(rules.controller, "tensor_overflow", Map.of(), List.of("*"));
          }
        }
        case 2 -> session.hits();
        default -> {
          try {
            session.ask(request -> new Command.ListTensors(request, "n0"));
          } catch (ConflictException refused) {
            assertThat(refused).hasMessageStartingWith("Conflict: the job ");
          }
        }
      }
    }

    private void accident() {
      switch (random.nextInt(6)) {
        case 0 -> job.notice();
        case 1 -> {
          if (!job.connected || broken) {
            hearBreak();
          }
        }
        case 2 -> {
          // The job found its stream broken, maybe before the server did.
          if (job.alive && !job.over) {
            job.notice();
            post();
            dial();
          }
        }
        case 3 -> {
          if (random.nextInt(8) == 0) {
            job.alive = false;
            job.connected = false;
          }
        }
        default -> now += TimeUnit.SECONDS.toNanos(1);
      }
    }

    private void hearBreak() {
      broken = true;
      session.closed(dial);
      rules.live = false;
      rules.controller = null;
    }

    private void check() {
      JobView view = session.view().orElse(null);
      rules.expire(now);
      if (view == null) {
        return;
      }
      assertThat(view.controller()).isEqualTo(rules.controller);
      assertThat(job.moments).anyMatch(m -> m.step() == view.step());
      if (view.node() != null) {
        assertThat(job.moments)
            .anyMatch(m -> m.step() == view.step() && m.node().equals(view.node()));
      }
      if (view.state() == JobState.PAUSED) {
        assertThat(view.controller()).isNotNull();
        SimulatedJob.Moment stop =
            new SimulatedJob.Moment(job.stream, true, view.step(), String.valueOf(view.node()));
        assertThat(job.handledAt).containsKey(stop);
        assertThat(job.handledAt.get(stop)).isGreaterThanOrEqualTo(lastMove);
      }
    }

    /** Once nothing is on its way any more, what is shown is what is. */
    void settle() {
      if (!job.connected && !broken) {
        hearBreak();
      }
      do {
        job.take();
        job.run();
        post();
        while (!mail.isEmpty()) {
          deliver();
          check();
        }
      } while (!job.inbox.isEmpty());
      for (int i = 0; i < 3 * SimulatedJob.NODES * 4; i++) {
        job.run();
        post();
        while (!mail.isEmpty()) {
          deliver();
        }
      }
      check();
      session
          .view()
          .ifPresent(view -> {
            JobState state = view.state();
            if (job.connected) {
              assertThat(state == JobState.PAUSED).isEqualTo(job.paused);
              assertThat(state == JobState.ENDED).isEqualTo(job.over);
              assertThat(view.attached()).isEqualTo(job.attached && !job.over);
            } else {
              assertThat(state).isIn(JobState.LOST, JobState.ENDED);
            }
          });
      assertThat(job.alive && job.paused && rules.controller == null).isFalse();
    }

    void everyoneLeaves() {
      now += TimeUnit.SECONDS.toNanos(LEASE_SECONDS);
      session.tick();
      rules.expire(now);
      settle();
      assertThat(job.paused && job.alive).isFalse();
      assertThat(session.view().map(JobView::attached).orElse(false)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theInvariantsHoldWhateverHappens(long seed) {
    Random seeds = new Random(seed);
    for (int walk = 0; walk < WALKS; walk++) {
      long one = seeds.nextLong();
      try {
        walk(one);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("walk " + one + ": " + e.getMessage(), e);
      }
    }
  }

  private static void walk(long seed) {
    Walk walk = new Walk(seed);
    for (int i = 0; i < ACTIONS; i++) {
      walk.act();
      if (i % 100 == 99) {
        walk.settle();
      }
    }
    walk.everyoneLeaves();
  }

  /** A walk that never stops anywhere would prove nothing. */
  @Test
  void theWalksReachEveryState() {
    java.util.EnumSet<JobState> reached = java.util.EnumSet.noneOf(JobState.class);
    int stops = 0;
    for (long seed = 0; seed < 50; seed++) {
      Walk walk = new Walk(seed);
      for (int i = 0; i < ACTIONS; i++) {
        walk.act();
        JobState state = walk.session.view().map(JobView::state).orElse(JobState.RUNNING);
        reached.add(state);
        stops += state == JobState.PAUSED ? 1 : 0;
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(JobState.values());
    assertThat(stops).isGreaterThan(500);
  }
}
