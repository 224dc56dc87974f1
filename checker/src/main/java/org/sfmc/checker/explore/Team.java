package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share out tasks; the caller is one of them. */
final class Team implements AutoCloseable {
  /** One of several like tasks. */
  interface Task {
    /** Done by one worker at a time of those numbered from 0. */
    void run(int worker, int task);
  }

  private final int size;
  private final ExecutorService others;

  Team(int size) {
    this.size = size;
    this.others =
        size == 1
            ? null
            : Executors.newFixedThreadPool(
                size - 1,
                work -> {
                  Thread thread = new Thread(work, "explorer");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  int size() {
    return size;
  }

  /** Does tasks {@code 0..tasks-1}, each once, in any order; ends when all are done. */
  void each(int tasks, Task task) {
    if (others == null || tasks == 1) {
      for (int i = 0; i < tasks; i++) {
        task.run(0, i);
      }
      return;
    }
    Tasks shared = new Tasks(tasks);
    List<Future<?>> running = new ArrayList<>();
    for (int w = 1; w < Math.min(size, tasks); w++) {
      int worker = w;
      running.add(others.submit(() -> work(worker, shared, task)));
    }
    RuntimeException failure = null;
    try {
      work(0, shared, task);
    } catch (RuntimeException e) {
      failure = e;
    }
    for (Future<?> other : running) {
      failure = join(other, failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void work(int worker, Tasks tasks, Task task) {
    for (int i = tasks.take(); i >= 0; i = tasks.take()) {
      task.run(worker, i);
    }
  }

  private static RuntimeException join(Future<?> other, RuntimeException failure) {
    try {
      other.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return failure == null ? (RuntimeException) e.getCause() : failure;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IllegalStateException("interrupted", e);
    }
    return failure;
  }

  @Override
  public void close() {
    if (others != null) {
      others.shutdownNow();
    }
  }
}
