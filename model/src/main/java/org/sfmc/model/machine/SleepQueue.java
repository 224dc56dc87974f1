package org.sfmc.model.machine;

/**
 * The threads that sleep on one wait channel: first come first where somebody wakes one of them,
 * and otherwise in the order of their numbers, because nobody can tell.
 *
 * <p>The steps are those of {@code _sleep()} (sys/kern/kern_synch.c), {@code
 * sleepq_catch_signals()} (sys/kern/subr_sleepqueue.c) and {@code tdsigwakeup()}
 * (sys/kern/kern_sig.c): a thread that may be interrupted is on the queue, with the mutex given
 * back, before it has looked for signals.
 */
public final class SleepQueue {
  /** The error of a sleep that a signal ended. */
  public static final int EINTR = 4;

  private final Layout layout;
  private final String channel;
  private final Threads threads;
  private final Queue queue;
  private boolean ordered;

  /** Declares an empty queue. */
  public SleepQueue(Layout layout, Threads threads, String channel) {
    this.layout = layout;
    this.channel = channel;
    this.threads = threads;
    int most = threads.count();
    this.queue = new Queue(layout, Layout.Sort.THREAD, "sleepq", most, most, place -> 0);
    layout.addSorted(queue.cells());
    layout.show("sleepq", cells -> queue.text(cells, t -> threads.name(t - 1)));
  }

  /** From now on it is kept who came first, which {@link #wakeupOne} needs. */
  public SleepQueue keepOrder() {
    ordered = true;
    layout.removeSorted(queue.cells());
    return this;
  }

  /** Number of threads on the queue in a state. */
  public int length(Cells cells) {
    return queue.length(cells);
  }

  /** Whether the thread is on the queue in a state. */
  public boolean contains(Cells cells, int thread) {
    return queue.contains(cells, thread + 1);
  }

  /** Queues the running thread and gives the mutex back, in one: no wakeup falls in between. */
  public Operation add(Mutex mutex, boolean pcatch) {
    return new Add(this, mutex, pcatch);
  }

  /** The end of the window: looks for signals, then sleeps or gives up. */
  public Operation check() {
    return new Check(this);
  }

  /**
   * Waits until the thread is off the queue and the mutex is free, and takes the mutex; 0 or {@link
   * #EINTR}. Between the two a thread can do nothing and nobody can do anything to it that matters,
   * so they are one instant.
   */
  public Operation resume(Mutex mutex) {
    return new Resume(this, mutex);
  }

  /** {@code wakeup()}: everybody. */
  public Operation wakeup() {
    return new Wakeup(this);
  }

  /**
   * {@code wakeup_one()}: of the highest priority, who has waited longest.
   *
   * @throws IllegalStateException without {@link #keepOrder}
   */
  public Operation wakeupOne() {
    if (!ordered) {
      throw new IllegalStateException("who waits longest is not kept; call keepOrder() before");
    }
    return new WakeupOne(this);
  }

  /** {@code waitqueue_active()} of Linux: whether anybody is on the queue, 1 or 0. */
  public Operation isActive() {
    return new IsActive(this);
  }

  /** {@code tdsignal()}: posts a signal to a thread. */
  public Operation signal(int thread) {
    return new Signal(this, thread);
  }

  private void insert(Cells cells, int sleeper) {
    if (ordered) {
      queue.insertTail(cells, sleeper);
    } else {
      queue.insertSorted(cells, sleeper);
    }
  }

  private int priority(int queued) {
    return threads.priority(queued - 1);
  }

  @Override
  public String toString() {
    return channel;
  }

  private record Add(SleepQueue sleepq, Mutex mutex, boolean pcatch) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int slept = sleepq.threads.slept(cells, thread);
      if (slept == Threads.FORBIDDEN) {
        throw new Violation("nowait_never_sleeps", "an allocation with SFB_NOWAIT goes to sleep");
      }
      if (slept == Threads.SLEPT_INTERRUPTED) {
        throw new Violation("killable", "a thread that a signal woke goes back to sleep");
      }
      // How an earlier sleep of the call ended is of no interest any more.
      sleepq.threads.callEnds(cells, thread);
      sleepq.insert(cells, thread + 1);
      mutex.release(cells, thread);
      sleepq.threads.setStatus(cells, thread, pcatch ? Threads.CHECKING : Threads.ASLEEP);
      return 0;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String toString() {
      return "queued on " + sleepq + ", " + mutex + " released";
    }
  }

  private record Check(SleepQueue sleepq) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      Threads threads = sleepq.threads;
      if (threads.isSignalled(cells, thread)) {
        // A wakeup may already have taken the thread off: it is used up all the same.
        sleepq.queue.remove(cells, thread + 1);
        threads.setStatus(cells, thread, Threads.INTERRUPTED);
      } else if (threads.status(cells, thread) == Threads.CHECKING_WOKEN) {
        threads.setStatus(cells, thread, Threads.WOKEN);
      } else {
        threads.setStatus(cells, thread, Threads.ASLEEP_CATCH);
      }
      return 0;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String toString() {
      return "looks for signals";
    }
  }

  private record Resume(SleepQueue sleepq, Mutex mutex) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      int status = sleepq.threads.status(cells, thread);
      boolean awake = status == Threads.WOKEN || status == Threads.INTERRUPTED;
      if (!awake || !mutex.isFree(cells)) {
        return BLOCKED;
      }
      mutex.take(cells, thread);
      sleepq.threads.setStatus(cells, thread, Threads.RUNNING);
      if (status == Threads.INTERRUPTED) {
        sleepq.threads.interrupted(cells, thread);
        return EINTR;
      }
      sleepq.threads.woken(cells, thread);
      return 0;
    }

    @Override
    public Mutex takes() {
      return mutex;
    }

    @Override
    public boolean resumes() {
      return true;
    }

    @Override
    public Mover mover() {
      return mutex.taking();
    }

    @Override
    public int waitsFor(Cells cells, int thread) {
      return mutex.holder(cells);
    }

    @Override
    public boolean waitsForHolders() {
      return true;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String describe(int result) {
      return (result == 0 ? "woken" : "interrupted by a signal") + ", " + mutex + " taken";
    }

    @Override
    public String toString() {
      return "asleep on " + sleepq;
    }
  }

  /** Takes a thread off the queue as a part of a wakeup. */
  private void wake(Cells cells, int sleeper) {
    queue.remove(cells, sleeper + 1);
    boolean checking = threads.status(cells, sleeper) == Threads.CHECKING;
    threads.setStatus(cells, sleeper, checking ? Threads.CHECKING_WOKEN : Threads.WOKEN);
  }

  private record Wakeup(SleepQueue sleepq) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int woken = 0;
      while (sleepq.queue.first(cells) != 0) {
        sleepq.wake(cells, sleepq.queue.first(cells) - 1);
        woken++;
      }
      return woken;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String describe(int result) {
      return this
          + ": "
          + (result == 0 ? "nobody is queued" : result == 1 ? "1 thread" : result + " threads");
    }

    @Override
    public String toString() {
      return "wakeup(" + sleepq + ")";
    }
  }

  private record WakeupOne(SleepQueue sleepq) implements Operation {
    /** The thread that is woken, from 1; 0 for none. */
    @Override
    public int apply(Cells cells, int thread) {
      int best = 0;
      for (int place = 0; sleepq.queue.get(cells, place) != 0; place++) {
        int queued = sleepq.queue.get(cells, place);
        if (best == 0 || sleepq.priority(queued) < sleepq.priority(best)) {
          best = queued;
        }
      }
      if (best != 0) {
        sleepq.wake(cells, best - 1);
      }
      return best;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String describe(int result) {
      return this + ": " + (result == 0 ? "nobody is queued" : sleepq.threads.name(result - 1));
    }

    @Override
    public String toString() {
      return "wakeup_one(" + sleepq + ")";
    }
  }

  private record IsActive(SleepQueue sleepq) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return sleepq.queue.first(cells) == 0 ? 0 : 1;
    }

    @Override
    public String describe(int result) {
      return result == 0 ? "nobody sleeps on " + sleepq : "somebody sleeps on " + sleepq;
    }

    @Override
    public String toString() {
      return "look whether anybody sleeps on " + sleepq;
    }
  }

  private record Signal(SleepQueue sleepq, int target) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      Threads threads = sleepq.threads;
      threads.setSignalled(cells, target);
      if (threads.status(cells, target) == Threads.ASLEEP_CATCH) {
        sleepq.queue.remove(cells, target + 1);
        threads.setStatus(cells, target, Threads.INTERRUPTED);
      }
      return 0;
    }

    @Override
    public int signals() {
      return target;
    }

    @Override
    public String toString() {
      return "signal to " + sleepq.threads.name(target);
    }
  }
}
