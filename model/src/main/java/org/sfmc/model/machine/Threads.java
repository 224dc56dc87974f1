package org.sfmc.model.machine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the kernel knows of each thread: its CPU, its pin count, whether a signal is pending, and
 * where it stands in a sleep.
 *
 * <p>Pinning is a right mover and unpinning a left mover, because all that others can do to a
 * thread that depends on the pin is to migrate it, and only while it is not pinned.
 */
public final class Threads {
  /** Running, or ready to run. */
  public static final int RUNNING = 0;

  /** On a sleep queue, the mutex given back, still checking for signals: {@code PCATCH} only. */
  public static final int CHECKING = 1;

  /** Taken off the sleep queue by a wakeup while still checking. */
  public static final int CHECKING_WOKEN = 2;

  /** Asleep; a signal does not disturb it. */
  public static final int ASLEEP = 3;

  /** Asleep; a signal ends the sleep. */
  public static final int ASLEEP_CATCH = 4;

  /** Taken off the sleep queue by a wakeup; the mutex is still to be taken again. */
  public static final int WOKEN = 5;

  /** A signal ended the sleep; the mutex is still to be taken again. */
  public static final int INTERRUPTED = 6;

  /** Returned to user mode for good. */
  public static final int DONE = 7;

  /** What traces call the states. */
  private static final List<String> STATES =
      List.of(
          "running",
          "checks for signals",
          "checks, woken",
          "asleep",
          "asleep",
          "woken",
          "interrupted",
          "running");

  /** Has not slept in the call that it is in. */
  static final int NOT_YET = 0;

  /** A signal has ended its sleep in the call that it is in. */
  static final int SLEPT_INTERRUPTED = 1;

  /** Must not sleep in the call that it is in. */
  static final int FORBIDDEN = 2;

  /** A wakeup has ended its sleep in the call that it is in. */
  static final int SLEPT_WOKEN = 3;

  private static final int DEEPEST_PIN = 6;

  boolean pinsObserved;
  private boolean callsNoted;
  private Interrupts interrupts;

  private final Engine engine;
  private final List<String> names;
  private final int cpus;
  private final int[] priorities;
  private final int status;
  private final int signal;
  final int pins;
  private final int cpu;
  final int slept;

  /**
   * Declares the cells of the threads.
   *
   * @param names one for each thread
   * @param cpus number of CPUs
   * @param startCpus the CPU each thread starts on
   */
  public Threads(
      Layout layout, Engine engine, List<String> names, int cpus, List<Integer> startCpus) {
    this.engine = engine;
    this.names = List.copyOf(names);
    this.cpus = cpus;
    this.priorities = new int[names.size()];
    layout.name(Layout.Sort.THREAD, names);
    layout.name(Layout.Sort.CPU, IntStream.range(0, cpus).mapToObj(cpu -> "cpu" + cpu).toList());
    this.status = declare(layout, "status", 0, DONE);
    this.signal = declare(layout, "signal", 0, 1);
    this.pins = declare(layout, "pinned", -1, DEEPEST_PIN);
    for (int t = 0; t < names.size(); t++) {
      int thread = t;
      layout.show("state(" + names.get(t) + ")", cells -> STATES.get(status(cells, thread)));
      layout.show(
          "td_pinned(" + names.get(t) + ")", cells -> Integer.toString(pins(cells, thread)));
      layout.show(
          "signal(" + names.get(t) + ")", cells -> isSignalled(cells, thread) ? "pending" : "none");
    }
    this.slept = declare(layout, "slept", NOT_YET, SLEPT_WOKEN);
    this.cpu = layout.size();
    for (int t = 0; t < names.size(); t++) {
      String name = "cpu(" + names.get(t) + ")";
      int cell = layout.add(Layout.Sort.CPU, name, 0, cpus - 1, startCpus.get(t));
      layout.show(name, cells -> Integer.toString(cells.get(cell)));
    }
  }

  private int declare(Layout layout, String what, int low, int high) {
    int first = layout.size();
    for (String name : names) {
      layout.add(what + "(" + name + ")", low, high, 0);
    }
    return first;
  }

  /** Gives a thread a priority: 0, which all start with, is the highest, as in the kernel. */
  public void prioritize(int thread, int priority) {
    priorities[thread] = priority;
  }

  int priority(int thread) {
    return priorities[thread];
  }

  /** From now on pinning and unpinning are steps of their own: somebody looks at pin counts. */
  public void observePins() {
    pinsObserved = true;
  }

  /** From now on interrupts can be disabled. */
  void use(Interrupts interrupts) {
    this.interrupts = interrupts;
  }

  /** The thread that has disabled the CPU's interrupts in a state, or −1. */
  int disabler(Cells cells, int onCpu) {
    return interrupts == null ? -1 : interrupts.disabler(cells, onCpu);
  }

  /** Whether the thread has disabled the interrupts of its CPU in a state. */
  boolean hasDisabledInterrupts(Cells cells, int thread) {
    return disabler(cells, cpu(cells, thread)) == thread;
  }

  /** Number of threads. */
  public int count() {
    return names.size();
  }

  /** Number of CPUs. */
  public int cpus() {
    return cpus;
  }

  /** The thread's name. */
  public String name(int thread) {
    return names.get(thread);
  }

  /** Where the thread stands in a sleep, or {@link #RUNNING} or {@link #DONE}. */
  public int status(Cells cells, int thread) {
    return cells.get(status + thread);
  }

  void setStatus(Cells cells, int thread, int value) {
    cells.set(status + thread, value);
  }

  /** Whether a signal is pending. */
  public boolean isSignalled(Cells cells, int thread) {
    return cells.get(signal + thread) != 0;
  }

  void setSignalled(Cells cells, int thread) {
    cells.set(signal + thread, 1);
  }

  /** Whether the thread is really asleep, not only queued. */
  public boolean isAsleep(Cells cells, int thread) {
    int s = status(cells, thread);
    return s == ASLEEP || s == ASLEEP_CATCH;
  }

  /** Whether the thread is on a sleep queue, asleep or still checking for signals. */
  public boolean isQueued(Cells cells, int thread) {
    return status(cells, thread) == CHECKING || isAsleep(cells, thread);
  }

  /** Whether the thread has returned to user mode for good. */
  public boolean isDone(Cells cells, int thread) {
    return status(cells, thread) == DONE;
  }

  /** Whether the thread is inside {@code msleep()}. */
  public boolean isInSleep(Cells cells, int thread) {
    int s = status(cells, thread);
    return s != RUNNING && s != DONE;
  }

  /** {@code td_pinned}. */
  public int pins(Cells cells, int thread) {
    return cells.get(pins + thread);
  }

  /** The CPU the thread runs on, or will run on. */
  public int cpu(Cells cells, int thread) {
    return cells.get(cpu + thread);
  }

  /** Puts the thread on a CPU in a state, which is how initial states differ. */
  public void place(Cells cells, int thread, int onCpu) {
    cells.set(cpu + thread, onCpu);
  }

  /** {@code td_pinned} of the running thread. */
  public int pins() {
    return engine.perform(new ThreadOperations.Pins(this));
  }

  /**
   * {@code curcpu} of the running thread, which must be pinned: otherwise the answer is worthless.
   */
  public int pinnedCpu() {
    return engine.perform(new ThreadOperations.PinnedCpu(this));
  }

  /** {@code sched_pin()}. */
  public Operation pin() {
    return new ThreadOperations.Pin(this);
  }

  /** {@code sched_unpin()}; below zero is a violation. */
  public Operation unpin() {
    return new ThreadOperations.Unpin(this);
  }

  /** The scheduler moves a thread that is neither pinned nor asleep nor done. */
  public Operation migrate(int thread, int toCpu) {
    return new ThreadOperations.Migrate(this, thread, toCpu);
  }

  /** From now on somebody tells where each call ends, so that it is known what happens in one. */
  public void noteCalls() {
    callsNoted = true;
  }

  /** {@code THREAD_NO_SLEEPING()}: until {@link #callEnds}, the thread must not sleep. */
  public Operation forbidSleeping() {
    return new ThreadOperations.ForbidSleeping(this);
  }

  /** What the thread has done about sleeping since {@link #callEnds}; the checker's own book. */
  int slept(Cells cells, int thread) {
    return cells.get(slept + thread);
  }

  /** Whether the thread has slept since {@link #callEnds} and was woken. */
  public boolean wasWoken(Cells cells, int thread) {
    return slept(cells, thread) == SLEPT_WOKEN;
  }

  void woken(Cells cells, int thread) {
    if (callsNoted) {
      cells.set(slept + thread, SLEPT_WOKEN);
    }
  }

  void interrupted(Cells cells, int thread) {
    if (callsNoted) {
      cells.set(slept + thread, SLEPT_INTERRUPTED);
    }
  }

  /** Whether the thread has slept since {@link #callEnds} and a signal ended it. */
  public boolean wasInterrupted(Cells cells, int thread) {
    return slept(cells, thread) == SLEPT_INTERRUPTED;
  }

  /** A call returns: what it did about sleeping is over. */
  public void callEnds(Cells cells, int thread) {
    cells.set(slept + thread, NOT_YET);
  }

  /** The set of CPUs on which no thread is that could run; bit c is CPU c. */
  Operation idleCpus() {
    return new ThreadOperations.IdleCpus(this);
  }

  /** {@code userret()}: back to user mode for good, with its assertions. */
  public Operation userret(List<Mutex> mutexes) {
    return new ThreadOperations.Userret(this, mutexes);
  }
}
