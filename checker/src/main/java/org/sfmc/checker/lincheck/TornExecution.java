package org.sfmc.checker.lincheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sfmc.checker.lincheck.Execution.Then;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;

/**
 * One execution in which an operation on data behind a mutex is as many accesses as it takes, and
 * only the mutex keeps others out. Who holds a mutex is written down in the cells, but it is the
 * monitor of {@link RealThreads} that keeps others out.
 *
 * <p>What has no mutex is one instant here too: it stands for something that the hardware, or a
 * lock below those that are modelled, does at once.
 */
final class TornExecution {
  private final Job job;
  private final Steps steps;
  private final Workers workers;
  private final Cells cells;
  private final Ask[] asks;
  private final boolean[] resumed;
  private final int[] choicesMade;
  private final Waiters waiters;
  private final Map<Mutex, Object> monitors = new IdentityHashMap<>();
  private final List<Deque<Mutex>> inside = new ArrayList<>();
  private final Notes notes = new Notes();
  private int tearing;
  private final String[] latest;
  private boolean over;

  /** The threads whose sleep has been ended by a signal. */
  private final Set<Integer> signalled = new HashSet<>();

  TornExecution(Job job) {
    this.job = job;
    this.steps = job.steps();
    this.workers = job.workers();
    State initial = steps.initial(job.script().initial());
    this.cells = State.copyOf(initial.cells());
    this.asks = initial.asks().clone();
    this.resumed = new boolean[asks.length];
    this.choicesMade = new int[workers.count()];
    this.latest = new String[workers.count()];
    this.waiters = new Waiters(workers.count());
    for (int thread = 0; thread < asks.length; thread++) {
      inside.add(new ArrayDeque<>());
    }
    arrived();
  }

  /** The mutex that a worker takes next; null where it does something else. */
  Mutex wants(int worker) {
    if (over || !workers.isThread(worker) || asks[worker].isEnd()) {
      return null;
    }
    // What is done in one instant enters no monitor; the cells say that it has the mutex.
    return asks[worker].isInsideAtomic() ? null : asks[worker].operation().takes();
  }

  /** What stands for a mutex. */
  Object monitor(Mutex mutex) {
    return monitors.computeIfAbsent(mutex, m -> new Object());
  }

  /** Whether the thread that is about to take a mutex sleeps, and has not been woken. */
  boolean isAsleep(int thread) {
    return asks[thread].operation().waitsForHolders() && mustWait(thread);
  }

  /** Whether there is nothing that a worker could do. From then on it has to be woken. */
  boolean mustWait(int worker) {
    boolean must = !over && !workers.canGoOn(worker, steps.look(state()));
    if (must) {
      waiters.waits(worker);
    } else {
      waiters.tries(worker);
    }
    return must;
  }

  boolean holds(int thread, Mutex mutex) {
    return mutex.isHeldBy(cells, thread);
  }

  /** Whether a thread that wanted a mutex has it, and stays in its monitor. */
  boolean takes(int thread, Mutex mutex) {
    boolean holds = holds(thread, mutex);
    if (holds) {
      inside.get(thread).push(mutex);
    }
    return holds;
  }

  /** A thread leaves the monitor that it entered last. */
  void leaves(int thread) {
    inside.get(thread).pop();
    if (!over && inside.get(thread).stream().anyMatch(outer -> !holds(thread, outer))) {
      notes.isCut("mutexes that are not given back in turn");
      over = true;
      arrived();
    }
  }

  /** What a worker did last, for Lincheck's own account. */
  String latest(int worker) {
    String text = latest[worker];
    latest[worker] = null;
    return text;
  }

  /** The cells that all workers share. */
  Cells cells() {
    return cells;
  }

  Object gate(int worker) {
    return waiters.gate(worker);
  }

  int workers() {
    return workers.count();
  }

  /** Whether the worker that is to be woken is so because of a signal. */
  boolean isSignalled(int worker) {
    return signalled.remove(worker);
  }

  int wakes() {
    return waiters.next();
  }

  /** The operation that a worker is to perform by itself, access by access; null for none. */
  Operation torn(int worker) {
    if (over || !workers.isThread(worker) || asks[worker].isEnd()) {
      return null;
    }
    Ask ask = asks[worker];
    boolean torn = ask.operation().guard() != null && !ask.isInsideAtomic();
    tearing += torn ? 1 : 0;
    return torn ? ask.operation() : null;
  }

  /** A worker has performed its torn operation. */
  Then performed(int worker, int result) {
    tearing--;
    if (over) {
      return Then.LEAVE;
    }
    if (result == Operation.BLOCKED) {
      resumed[worker] = true;
      arrived();
      return over ? Then.LEAVE : Then.WAIT;
    }
    answered(worker, 0, result);
    return goOn(worker);
  }

  /** A worker has come to a panic, or to the end of the room, in its torn operation. */
  Then fails(int worker, RuntimeException why) {
    tearing--;
    if (!over) {
      went(worker, 0);
      ends(why);
    }
    arrived();
    return Then.LEAVE;
  }

  private void ends(RuntimeException why) {
    if (why instanceof Violation violation) {
      notes.panics(violation.property(), violation.getMessage());
    } else if (why instanceof Discarded) {
      notes.isDiscarded();
    } else if (why instanceof BoundsExceeded) {
      notes.isCut(why.getMessage());
    } else {
      notes.panics("list_intact", "a structure is torn: " + why);
    }
    over = true;
  }

  /** Takes a step of a worker that is one instant. */
  Then step(int worker) {
    waiters.tries(worker);
    if (over) {
      return Then.LEAVE;
    }
    if (!workers.isThread(worker)) {
      return stepOfPart(worker);
    }
    if (!isTorn(worker) && !asks[worker].isEnd() && !perform(worker)) {
      resumed[worker] = true;
      waiters.waits(worker);
      return Then.WAIT;
    }
    return goOn(worker);
  }

  /** What nobody else notices needs no turn of its own. */
  private Then goOn(int worker) {
    boolean going = true;
    while (going && !over && !asks[worker].isEnd() && isQuiet(asks[worker])) {
      going = perform(worker);
      resumed[worker] |= !going;
    }
    arrived();
    return over || asks[worker].isEnd() ? Then.LEAVE : Then.GO_ON;
  }

  private boolean isTorn(int thread) {
    Ask ask = asks[thread];
    return !ask.isEnd() && ask.operation().guard() != null && !ask.isInsideAtomic();
  }

  private static boolean isQuiet(Ask ask) {
    boolean own =
        ask.operation().mover() == Mover.BOTH
            && ask.operation().guard() == null
            && !ask.beginsAtomic();
    return own || ask.isGhost() || ask.isInsideAtomic();
  }

  private boolean perform(int thread) {
    Ask ask = asks[thread];
    int alternative = ask.alternatives() == 1 ? 0 : decided(thread, ask.alternatives());
    try {
      int result =
          alternative > 0
              ? ((Choice) ask.operation()).apply(cells, thread, alternative)
              : ask.operation().apply(cells, thread);
      if (result == Operation.BLOCKED) {
        return false;
      }
      answered(thread, alternative, result);
      sent(ask.operation());
    } catch (Violation | Discarded | BoundsExceeded end) {
      went(thread, alternative);
      ends(end);
    }
    return true;
  }

  private void answered(int thread, int alternative, int result) {
    Ask ask = asks[thread];
    if (latest[thread] == null && !ask.isGhost()) {
      latest[thread] = ask.operation().toString();
    }
    if (!ask.isGhost() && (!ask.isInsideAtomic() || resumed[thread])) {
      went(thread, alternative);
    }
    resumed[thread] = false;
    asks[thread] = steps.programs().next(thread, ask, result);
  }

  private void went(int index, int alternative) {
    if (notes.moves(index, alternative) >= job.longest()) {
      notes.isCut("runs of " + job.longest() + " steps");
      over = true;
    }
  }

  private int decided(int worker, int outcomes) {
    int number = choicesMade[worker]++;
    notes.chooses(worker, number, outcomes);
    int chosen = job.script().choice(worker, number);
    if (chosen >= outcomes) {
      notes.isMoot();
      over = true;
    }
    return Math.min(chosen, outcomes - 1);
  }

  private Then stepOfPart(int worker) {
    int[] events = workers.canHappen(worker, steps.look(state()));
    if (events.length == 0) {
      waiters.waits(worker);
      return Then.WAIT;
    }
    int event = events[events.length == 1 ? 0 : decided(worker, events.length)];
    try {
      steps.system().environment().get(event).operation().apply(cells, -1);
      sent(steps.system().environment().get(event).operation());
      latest[worker] = steps.system().environment().get(event).operation().toString();
      went(asks.length + event, 0);
    } catch (Violation violation) {
      ends(violation);
    }
    arrived();
    return over ? Then.LEAVE : Then.GO_ON;
  }

  /** Whoever sleeps and does not any more after a signal to it has been interrupted. */
  private void sent(Operation operation) {
    int target = operation.signals();
    if (target >= 0 && waiters.isWaiting(target) && steps.look(state()).possible()[target]) {
      signalled.add(target);
    }
  }

  private State state() {
    return steps.state(State.copyOf(cells), asks.clone());
  }

  /**
   * Judges the state, unless somebody is in the middle of an operation, and finds who can go on.
   */
  private void arrived() {
    Look look = null;
    if (!over) {
      look = steps.look(state());
      if (tearing == 0) {
        notes.sees(look);
        over = look.isOver();
      }
      over |= workers.misses(look, notes);
    }
    for (int worker = 0; worker < workers.count(); worker++) {
      if (waiters.isWaiting(worker) && (over || workers.canGoOn(worker, look))) {
        waiters.wake(worker);
      }
    }
  }

  /** What the execution came to. */
  Ended ended() {
    return notes.ended();
  }
}
