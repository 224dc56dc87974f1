package org.sfmc.checker.explore;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out tasks; the caller, who is always the same thread, is one of them.
 *
 * <p>There are some ten thousand lots of tasks in a second, so that who waits for the next looks
 * for it a while before he goes to sleep: to be woken takes longer than many a lot.
 */
final class Team implements AutoCloseable {
  /** One of several like tasks. */
  interface Task {
    /** Done by one worker at a time of those numbered from 0. */
    void run(int worker, int task);
  }

  /** Looks before sleep, some tens of microseconds. */
  private static final int LOOKS = 2_000;

  private final Thread[] others;
  private final int looks;
  private volatile Lot lot;
  private volatile boolean isClosed;

  /** So many workers. */
  Team(int size) {
    this.others = new Thread[size - 1];
    // Where workers have to share a processor, who waits had better leave it to others.
    this.looks = size <= Runtime.getRuntime().availableProcessors() ? LOOKS : 0;
    for (int w = 1; w < size; w++) {
      int worker = w;
      others[w - 1] = new Thread(() -> serve(worker), "explorer-" + w);
      others[w - 1].setDaemon(true);
      others[w - 1].start();
    }
  }

  int size() {
    return others.length + 1;
  }

  /** Does tasks {@code 0..tasks-1}, each once, in any order; ends when all are done. */
  void each(int tasks, Task task) {
    if (others.length == 0 || tasks == 1) {
      for (int i = 0; i < tasks; i++) {
        task.run(0, i);
      }
      return;
    }
    Lot mine = new Lot(tasks, task, others.length, Thread.currentThread());
    lot = mine;
    for (Thread other : others) {
      LockSupport.unpark(other);
    }
    mine.work(0);
    for (int look = 0; mine.busy.get() > 0; look++) {
      await(look);
    }
    mine.throwFailure();
  }

  private void serve(int worker) {
    Lot done = null;
    while (!isClosed) {
      for (int look = 0; lot == done && !isClosed; look++) {
        await(look);
      }
      if (lot != done) {
        done = lot;
        done.work(worker);
        done.leave();
      }
    }
  }

  private void await(int look) {
    if (look < looks) {
      Thread.onSpinWait();
    } else {
      LockSupport.park(this);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    for (Thread other : others) {
      LockSupport.unpark(other);
    }
  }

  /** Tasks that are shared out once. */
  private static final class Lot {
    private final Tasks tasks;
    private final Task task;
    private final Thread caller;
    private final AtomicInteger busy;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Lot(int tasks, Task task, int others, Thread caller) {
      this.tasks = new Tasks(tasks, others + 1);
      this.task = task;
      this.busy = new AtomicInteger(others);
      this.caller = caller;
    }

    /** Does tasks as long as there are some that nobody has taken. */
    void work(int worker) {
      try {
        for (int i = tasks.take(worker); i >= 0; i = tasks.take(worker)) {
          task.run(worker, i);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }

    /** One of the others is done. */
    void leave() {
      if (busy.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }

    void throwFailure() {
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown != null) {
        throw (RuntimeException) thrown;
      }
    }
  }
}
