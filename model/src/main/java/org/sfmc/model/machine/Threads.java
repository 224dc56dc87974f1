package org.sfmc.model.machine;

import java.util.List;

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

  /** Has not slept in the call that it is in. */
  static final int NOT_YET = 0;

  /** A signal has ended its sleep in the call that it is in. */
  static final int SLEPT_INTERRUPTED = 1;

  /** Must not sleep in the call that it is in. */
  static final int FORBIDDEN = 2;

  private static final int DEEPEST_PIN = 3;

  private boolean pinsObserved;
  private boolean callsNoted;
  private Interrupts interrupts;

  private final Engine engine;
  private final List<String> names;
  private final int cpus;
  private final int[] priorities;
  private final int status;
  private final int signal;
  private final int pins;
  private final int cpu;
  private final int slept;

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
    this.status = declare(layout, "status", 0, DONE);
    this.signal = declare(layout, "signal", 0, 1);
    this.pins = declare(layout, "pinned", -1, DEEPEST_PIN);
    for (int t = 0; t < names.size(); t++) {
      int thread = t;
      layout.show(
          "td_pinned(" + names.get(t) + ")", cells -> Integer.toString(pins(cells, thread)));
      layout.show(
          "signal(" + names.get(t) + ")", cells -> isSignalled(cells, thread) ? "pending" : "none");
    }
    this.slept = declare(layout, "slept", NOT_YET, FORBIDDEN);
    this.cpu = layout.size();
    for (int t = 0; t < names.size(); t++) {
      int cell = layout.add("cpu(" + names.get(t) + ")", 0, cpus - 1, startCpus.get(t));
      layout.show("cpu(" + names.get(t) + ")", cells -> Integer.toString(cells[cell]));
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
  int disabler(int[] cells, int onCpu) {
    return interrupts == null ? -1 : interrupts.disabler(cells, onCpu);
  }

  /** Whether the thread has disabled the interrupts of its CPU in a state. */
  boolean hasDisabledInterrupts(int[] cells, int thread) {
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
  public int status(int[] cells, int thread) {
    return cells[status + thread];
  }

  void setStatus(int[] cells, int thread, int value) {
    cells[status + thread] = value;
  }

  /** Whether a signal is pending. */
  public boolean isSignalled(int[] cells, int thread) {
    return cells[signal + thread] != 0;
  }

  void setSignalled(int[] cells, int thread) {
    cells[signal + thread] = 1;
  }

  /** Whether the thread is really asleep, not only queued. */
  public boolean isAsleep(int[] cells, int thread) {
    int s = status(cells, thread);
    return s == ASLEEP || s == ASLEEP_CATCH;
  }

  /** Whether the thread is on a sleep queue, asleep or still checking for signals. */
  public boolean isQueued(int[] cells, int thread) {
    return status(cells, thread) == CHECKING || isAsleep(cells, thread);
  }

  /** Whether the thread has returned to user mode for good. */
  public boolean isDone(int[] cells, int thread) {
    return status(cells, thread) == DONE;
  }

  /** Whether the thread is inside {@code msleep()}. */
  public boolean isInSleep(int[] cells, int thread) {
    int s = status(cells, thread);
    return s != RUNNING && s != DONE;
  }

  /** {@code td_pinned}. */
  public int pins(int[] cells, int thread) {
    return cells[pins + thread];
  }

  /** The CPU the thread runs on, or will run on. */
  public int cpu(int[] cells, int thread) {
    return cells[cpu + thread];
  }

  /** Puts the thread on a CPU in a state, which is how initial states differ. */
  public void place(int[] cells, int thread, int onCpu) {
    cells[cpu + thread] = onCpu;
  }

  /** {@code td_pinned} of the running thread. */
  public int pins() {
    return engine.perform(new Pins(this));
  }

  /**
   * {@code curcpu} of the running thread, which must be pinned: otherwise the answer is worthless.
   */
  public int pinnedCpu() {
    return engine.perform(new PinnedCpu(this));
  }

  /** {@code sched_pin()}. */
  public Operation pin() {
    return new Pin(this);
  }

  /** {@code sched_unpin()}; below zero is a violation. */
  public Operation unpin() {
    return new Unpin(this);
  }

  /** The scheduler moves a thread that is neither pinned nor asleep nor done. */
  public Operation migrate(int thread, int toCpu) {
    return new Migrate(this, thread, toCpu);
  }

  /** From now on somebody tells where each call ends, so that it is known what happens in one. */
  public void noteCalls() {
    callsNoted = true;
  }

  /** {@code THREAD_NO_SLEEPING()}: until {@link #callEnds}, the thread must not sleep. */
  public Operation forbidSleeping() {
    return new ForbidSleeping(this);
  }

  /** What the thread has done about sleeping since {@link #callEnds}; the checker's own book. */
  int slept(int[] cells, int thread) {
    return cells[slept + thread];
  }

  void interrupted(int[] cells, int thread) {
    if (callsNoted) {
      cells[slept + thread] = SLEPT_INTERRUPTED;
    }
  }

  /** Whether the thread has slept since {@link #callEnds} and a signal ended it. */
  public boolean wasInterrupted(int[] cells, int thread) {
    return slept(cells, thread) == SLEPT_INTERRUPTED;
  }

  /** A call returns: what it did about sleeping is over. */
  public void callEnds(int[] cells, int thread) {
    cells[slept + thread] = NOT_YET;
  }

  /** {@code userret()}: back to user mode for good, with its assertions. */
  public Operation userret(List<Mutex> mutexes) {
    return new Userret(this, mutexes);
  }

  private record Pins(Threads threads) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      return threads.pins(cells, thread);
    }

    @Override
    public Mover mover() {
      return Mover.BOTH;
    }

    @Override
    public String describe(int result) {
      return "td_pinned is " + result;
    }

    @Override
    public String toString() {
      return "read td_pinned";
    }
  }

  private record PinnedCpu(Threads threads) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      if (threads.pins(cells, thread) <= 0) {
        throw new Violation("private_pinned", "curcpu is read by a thread that is not pinned");
      }
      return threads.cpu(cells, thread);
    }

    @Override
    public Mover mover() {
      return Mover.BOTH;
    }

    @Override
    public String describe(int result) {
      return "curcpu is cpu" + result;
    }

    @Override
    public String toString() {
      return "read curcpu";
    }
  }

  private record Pin(Threads threads) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      cells[threads.pins + thread]++;
      return 0;
    }

    @Override
    public Mover mover() {
      return threads.pinsObserved ? Mover.NEITHER : Mover.RIGHT;
    }

    @Override
    public String toString() {
      return "td_pinned++";
    }
  }

  private record Unpin(Threads threads) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      if (--cells[threads.pins + thread] < 0) {
        throw new Violation("unpinned_once", "sched_unpin: the thread is not pinned");
      }
      return 0;
    }

    @Override
    public Mover mover() {
      return threads.pinsObserved ? Mover.NEITHER : Mover.LEFT;
    }

    @Override
    public String toString() {
      return "td_pinned--";
    }
  }

  private record Migrate(Threads threads, int moved, int toCpu) implements Blocking {
    @Override
    public int apply(int[] cells, int thread) {
      int s = threads.status(cells, moved);
      boolean stays =
          threads.cpu(cells, moved) == toCpu
              || threads.pins(cells, moved) != 0
              || s == DONE
              || threads.isAsleep(cells, moved)
              || threads.hasDisabledInterrupts(cells, moved);
      if (stays) {
        return BLOCKED;
      }
      threads.place(cells, moved, toCpu);
      return 0;
    }

    @Override
    public String toString() {
      return threads.name(moved) + " migrates to cpu" + toCpu;
    }
  }

  private record ForbidSleeping(Threads threads) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      cells[threads.slept + thread] = FORBIDDEN;
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.GHOST;
    }

    @Override
    public String toString() {
      return "may not sleep";
    }
  }

  private record Userret(Threads threads, List<Mutex> mutexes) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      for (Mutex mutex : mutexes) {
        if (mutex.isHeldBy(cells, thread)) {
          throw new Violation("returns_unlocked", "userret: returning with " + mutex + " held");
        }
      }
      if (threads.pins(cells, thread) != 0) {
        throw new Violation(
            "returns_unpinned",
            "userret: returning with a pinned thread, td_pinned is " + threads.pins(cells, thread));
      }
      if (threads.hasDisabledInterrupts(cells, thread)) {
        throw new Violation("returns_enabled", "userret: returning with interrupts disabled");
      }
      threads.setStatus(cells, thread, DONE);
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.MARK;
    }

    @Override
    public String toString() {
      return "returns to user mode";
    }
  }
}
