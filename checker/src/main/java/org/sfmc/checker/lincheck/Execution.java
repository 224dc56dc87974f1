package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.Event;

/**
 * One execution: the shared cells, where each thread stands, and what a worker can do next.
 *
 * <p>Lincheck is told to look past the methods of this class, so that each of them is one instant;
 * when they are called, and by whom, is up to it.
 */
final class Execution implements View {
  /** What a worker is to do after a call. */
  enum Then {
    /** Go on. */
    GO_ON,
    /** Wait until it is woken, and try again. */
    WAIT,
    /** Return. */
    LEAVE
  }

  private final Job job;
  private final ModelledSystem system;
  private final int[] cells;
  private final Ask[] asks;
  private final boolean[] inStep;
  private final int[] choicesMade;
  private final Waiters waiters;
  private final Judged judged;
  private final List<Move> run = new ArrayList<>();
  private final List<int[]> choices = new ArrayList<>();
  private final Set<Integer> missing = new HashSet<>();
  private int tearing;
  private int last = -1;
  private int switches;
  private boolean over;
  private boolean discarded;
  private boolean moot;
  private boolean capped;
  private String cut = "";

  Execution(Job job) {
    this.job = job;
    this.system = job.programs().system();
    this.cells = system.initialStates().get(job.script().initial()).cells().clone();
    this.asks = new Ask[system.threads().size()];
    this.inStep = new boolean[asks.length];
    this.choicesMade = new int[job.workers().count()];
    this.waiters = new Waiters(job.workers().count());
    this.judged = new Judged(system.claims(), system.outcome());
    for (int t = 0; t < asks.length; t++) {
      asks[t] = job.programs().first(t);
    }
    arrived();
  }

  @Override
  public int[] cells() {
    return cells;
  }

  @Override
  public int local(int thread, int slot) {
    return asks[thread].local(slot);
  }

  @Override
  public boolean isDone(int thread) {
    return asks[thread].isEnd();
  }

  /** What a worker sleeps on. */
  Object gate(int worker) {
    return waiters.gate(worker);
  }

  /** A worker that a thread has to wake now, or −1. */
  int wakes() {
    return waiters.next();
  }

  /** Takes a step of a worker. */
  Then step(int worker) {
    waiters.tries(worker);
    if (over) {
      return Then.LEAVE;
    }
    return job.workers().isThread(worker) ? stepOfThread(worker) : stepOfPart(worker);
  }

  private Then stepOfThread(int thread) {
    if (asks[thread].isEnd()) {
      return Then.LEAVE;
    }
    Operation first = asks[thread].operation();
    int alternative = alternative(thread, first);
    if (alternative < 0) {
      return waits(thread);
    }
    boolean committed = false;
    boolean moved = false;
    while (!over && !asks[thread].isEnd() && !(moved && stopsBefore(thread, committed))) {
      Mover mover = asks[thread].operation().mover();
      if (!perform(thread, moved ? 0 : alternative)) {
        break;
      }
      committed |= mover == Mover.LEFT || mover == Mover.NEITHER;
      moved = true;
    }
    went(thread, alternative);
    arrived();
    return then(thread);
  }

  /** Where a thread goes on, it may find at once that it has to wait, or that it is done. */
  private Then then(int thread) {
    if (over || asks[thread].isEnd()) {
      return Then.LEAVE;
    }
    return isEnabled(thread) ? Then.GO_ON : waits(thread);
  }

  private Then waits(int worker) {
    waiters.waits(worker);
    return Then.WAIT;
  }

  /** Steps are of the shape right* neither left*, with what nobody else notices anywhere. */
  private boolean stopsBefore(int thread, boolean committed) {
    Ask ask = asks[thread];
    if (ask.isInsideAtomic() || ask.isGhost()) {
      return false;
    }
    Mover mover = ask.operation().mover();
    return job.grain() == Grain.OP
        || ask.operation().mayBlock()
        || ask.alternatives() > 1
        || (committed && (mover == Mover.RIGHT || mover == Mover.NEITHER));
  }

  /** The outcome that the script has for an operation; −1 where it can have none now. */
  private int alternative(int worker, Operation operation) {
    if (!(operation instanceof Choice choice) || choice.alternatives() == 1) {
      return isEnabled(worker) ? 0 : -1;
    }
    if (!isEnabled(worker)) {
      return -1;
    }
    int chosen = decided(worker, choice.alternatives());
    if (over || choice.apply(cells.clone(), worker, chosen) == Operation.BLOCKED) {
      isMoot();
    }
    return chosen;
  }

  private int decided(int worker, int outcomes) {
    int number = choicesMade[worker]++;
    choices.add(new int[] {worker, number, outcomes});
    int chosen = job.script().choice(worker, number);
    if (chosen >= outcomes) {
      isMoot();
      return 0;
    }
    return chosen;
  }

  private void isMoot() {
    moot = true;
    over = true;
  }

  /** Performs what a thread asks for; false where it cannot happen now. */
  private boolean perform(int thread, int alternative) {
    Operation operation = asks[thread].operation();
    try {
      Mutex guard = operation.guard();
      if (guard != null && !guard.isHeldBy(cells, thread)) {
        throw new Violation("guarded_by", "'" + operation + "' without " + guard);
      }
      int result =
          alternative > 0
              ? ((Choice) operation).apply(cells, thread, alternative)
              : operation.apply(cells, thread);
      if (result == Operation.BLOCKED) {
        return false;
      }
      asks[thread] = job.programs().next(thread, asks[thread], result);
    } catch (Violation violation) {
      panicked(violation);
    } catch (Discarded assumption) {
      discarded = true;
      over = true;
    } catch (BoundsExceeded bounds) {
      isCut(bounds.getMessage());
    }
    return true;
  }

  private void panicked(Violation violation) {
    judged.panics(violation.property(), violation.getMessage());
    over = true;
  }

  private void isCut(String why) {
    cut = why;
    over = true;
  }

  private Then stepOfPart(int worker) {
    List<Integer> possible = new ArrayList<>();
    for (int event : job.workers().events(worker)) {
      if (canHappen(event)) {
        possible.add(event);
      }
    }
    if (possible.isEmpty()) {
      return waits(worker);
    }
    int event = possible.get(possible.size() == 1 ? 0 : decided(worker, possible.size()));
    if (!over) {
      Event happens = system.environment().get(event);
      try {
        happens.operation().apply(cells, -1);
      } catch (Violation violation) {
        panicked(violation);
      }
    }
    went(asks.length + event, 0);
    arrived();
    return over ? Then.LEAVE : Then.GO_ON;
  }

  private void went(int who, int alternative) {
    run.add(new Move(who, alternative));
    switches += last >= 0 && last != who ? 1 : 0;
    last = who;
    if (run.size() >= job.longest()) {
      isCut("a run of " + job.longest() + " steps");
    }
  }

  private boolean isEnabled(int worker) {
    return job.workers().isThread(worker)
        ? canGoOn(worker)
        : job.workers().events(worker).stream().anyMatch(this::canHappen);
  }

  private boolean canGoOn(int thread) {
    Ask ask = asks[thread];
    if (ask.isEnd()) {
      return false;
    }
    if (!ask.operation().mayBlock()) {
      return true;
    }
    for (int a = 0; a < ask.alternatives(); a++) {
      try {
        int[] copy = cells.clone();
        int result =
            ask.operation() instanceof Choice choice
                ? choice.apply(copy, thread, a)
                : ask.operation().apply(copy, thread);
        if (result != Operation.BLOCKED) {
          return true;
        }
      } catch (Violation | Discarded end) {
        return true;
      }
    }
    return false;
  }

  private boolean canHappen(int event) {
    try {
      return system.environment().get(event).operation().apply(cells.clone(), -1)
          != Operation.BLOCKED;
    } catch (Violation violation) {
      return true;
    }
  }

  /** Judges the state that a step has led to, and finds who can go on in it. */
  private void arrived() {
    if (!over && tearing == 0) {
      judged.passes(this);
      boolean moves = keepsGoing();
      if (!moves && isFinal()) {
        judged.ends(this);
      } else if (!moves) {
        judged.isStuck(this);
      }
      look();
      over |= !moves && system.environment().isEmpty() || !moves && nothingCanHappen();
    }
    for (int worker = 0; worker < job.workers().count(); worker++) {
      if (waiters.isWaiting(worker) && (over || isEnabled(worker))) {
        waiters.wake(worker);
      }
    }
  }

  private boolean isFinal() {
    for (Ask ask : asks) {
      if (!ask.isEnd()) {
        return false;
      }
    }
    return true;
  }

  private boolean keepsGoing() {
    for (int t = 0; t < asks.length; t++) {
      if (canGoOn(t)) {
        return true;
      }
    }
    for (int e = 0; e < system.environment().size(); e++) {
      if (system.environment().get(e).isObliged() && canHappen(e)) {
        return true;
      }
    }
    return false;
  }

  private boolean nothingCanHappen() {
    for (int e = 0; e < system.environment().size(); e++) {
      if (canHappen(e)) {
        return false;
      }
    }
    return true;
  }

  /** Notes who would have something to do and has no thread, and what has happened too often. */
  private void look() {
    for (int part = 0; part < job.workers().parts(); part++) {
      if (!job.workers().isPresent(part)) {
        for (int event : job.workers().eventsOfPart(part)) {
          if (canHappen(event)) {
            missing.add(part);
            over = true;
          }
        }
      }
    }
    for (Event event : system.environment()) {
      capped |= event.operation() instanceof Capped.Counted counted && counted.isUsedUp(cells, -1);
    }
  }

  /** What the execution came to. */
  Ended ended() {
    return new Ended(
        List.copyOf(run),
        judged.violated(),
        judged.met(),
        judged.outcomes(),
        discarded,
        moot,
        cut,
        capped,
        switches,
        missing,
        choices);
  }
}
