package org.sfmc.checker.lincheck;

/**
 * One execution in steps: the state that it is in, and what a worker can do next.
 *
 * <p>Lincheck is told to look past the methods of this class, so that each of them is one instant;
 * when they are called, and by whom, is up to it.
 */
final class Execution {
  /** What a worker is to do after a call. */
  enum Then {
    /** Go on. */
    GO_ON,
    /** Wait until it can go on. */
    WAIT,
    /** Return. */
    LEAVE
  }

  private final Job job;
  private final Steps steps;
  private final Workers workers;
  private final int[] choicesMade;
  private final Waiters waiters;
  private final Notes notes = new Notes();
  private State state;
  private final String[] latest;
  private boolean over;

  Execution(Job job) {
    this.job = job;
    this.steps = job.steps();
    this.workers = job.workers();
    this.choicesMade = new int[workers.count()];
    this.latest = new String[workers.count()];
    this.waiters = new Waiters(workers.count());
    this.state = steps.initial(job.script().initial());
    arrived();
  }

  /** What a worker sleeps on. */
  Object gate(int worker) {
    return waiters.gate(worker);
  }

  /** A worker that somebody has to wake now, or −1. */
  int wakes() {
    return waiters.next();
  }

  /** Whether there is nothing that a worker could do. From then on it has to be woken. */
  boolean mustWait(int worker) {
    boolean must = !over && !isEnabled(worker);
    if (must) {
      waiters.waits(worker);
    } else {
      waiters.tries(worker);
    }
    return must;
  }

  /** Takes a step of a worker, if it can be taken. */
  Then step(int worker) {
    if (!over && isEnabled(worker)) {
      take(worker);
    }
    boolean done = over || (workers.isThread(worker) && state.isDone(worker));
    return done ? Then.LEAVE : Then.GO_ON;
  }

  private boolean isEnabled(int worker) {
    return workers.canGoOn(worker, steps.look(state));
  }

  private void take(int worker) {
    int move = worker;
    int alternative = 0;
    if (workers.isThread(worker)) {
      int alternatives = steps.alternatives(state, worker);
      alternative = alternatives == 1 ? 0 : decided(worker, alternatives);
    } else {
      move = happens(worker);
    }
    Step step = over ? null : steps.take(state, move, alternative);
    if (step == null || !step.isPossible()) {
      notes.isMoot();
      over = true;
    } else {
      make(worker, step, move, alternative);
    }
    arrived();
  }

  /** Which of its events a part of the environment lets happen. */
  private int happens(int worker) {
    int[] events = workers.canHappen(worker, steps.look(state));
    int event = events[events.length == 1 ? 0 : decided(worker, events.length)];
    return state.asks().length + event;
  }

  private int decided(int worker, int outcomes) {
    int number = choicesMade[worker]++;
    notes.chooses(worker, number, outcomes);
    int chosen = job.script().choice(worker, number);
    over |= chosen >= outcomes;
    return Math.min(chosen, outcomes - 1);
  }

  /** What a worker did last, for Lincheck's own account. */
  String latest(int worker) {
    String text = latest[worker];
    latest[worker] = null;
    return text;
  }

  private void make(int worker, Step step, int move, int alternative) {
    latest[worker] = step.text();
    int made = notes.moves(move, alternative);
    state = step.next();
    switch (step.how()) {
      case PANIC -> notes.panics(step.property(), step.message());
      case DISCARDED -> notes.isDiscarded();
      case NO_ROOM -> notes.isCut(step.message());
      case DONE, BLOCKED -> {}
    }
    over = step.how() != Step.How.DONE;
    if (made >= job.longest() && !over) {
      notes.isCut("runs of " + made + " steps");
      over = true;
    }
  }

  /** Judges the state that a step has led to, and finds who can go on in it. */
  private void arrived() {
    if (!over) {
      Look look = steps.look(state);
      notes.sees(look);
      over = look.isOver() || workers.misses(look, notes);
    }
    for (int worker = 0; worker < workers.count(); worker++) {
      if (waiters.isWaiting(worker) && (over || isEnabled(worker))) {
        waiters.wake(worker);
      }
    }
  }

  /** What the execution came to. */
  Ended ended() {
    return notes.ended();
  }
}
