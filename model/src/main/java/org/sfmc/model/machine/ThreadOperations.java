package org.sfmc.model.machine;

import java.util.List;

/** What happens to {@link Threads} besides sleeping. */
final class ThreadOperations {
  private ThreadOperations() {}

  record Pins(Threads threads) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
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

  record PinnedCpu(Threads threads) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
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

  record Pin(Threads threads) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      cells.add(threads.pins + thread, 1);
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

  record Unpin(Threads threads) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      if (cells.add(threads.pins + thread, -1) < 0) {
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

  record Migrate(Threads threads, int moved, int toCpu) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      int s = threads.status(cells, moved);
      boolean stays =
          threads.cpu(cells, moved) == toCpu
              || threads.pins(cells, moved) != 0
              || s == Threads.DONE
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

  record ForbidSleeping(Threads threads) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      cells.set(threads.slept + thread, Threads.FORBIDDEN);
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.GHOST;
    }

    @Override
    public String toString() {
      return "must not sleep in this call";
    }
  }

  record IdleCpus(Threads threads) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int idle = (1 << threads.cpus()) - 1;
      for (int t = 0; t < threads.count(); t++) {
        if (!threads.isDone(cells, t) && !threads.isAsleep(cells, t)) {
          idle &= ~(1 << threads.cpu(cells, t));
        }
      }
      return idle;
    }

    @Override
    public String toString() {
      return "read idle_cpus_mask";
    }
  }

  record Userret(Threads threads, List<Mutex> mutexes) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
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
      threads.setStatus(cells, thread, Threads.DONE);
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
