package org.sfmc.model.machine;

/**
 * CPUs whose interrupts are disabled, by {@code spinlock_enter()} (sys/i386/i386/machdep.c).
 *
 * <p>Such a CPU takes no interrupt, so it answers no shootdown, and runs nobody but the thread that
 * disabled them, which cannot be moved and must not block. Declared only where a system disables
 * interrupts: from then on every step of a thread depends on its CPU.
 */
public final class Interrupts {
  private static final int DEEPEST = 3;

  private final Threads threads;
  private final int disablers;
  private final int depth;

  /** Declares CPUs with interrupts enabled. */
  public Interrupts(Layout layout, Threads threads) {
    this.threads = threads;
    this.disablers = layout.size();
    for (int cpu = 0; cpu < threads.cpus(); cpu++) {
      String name = "interrupts(cpu" + cpu + ")";
      int cell = layout.add(Layout.Sort.THREAD, name, 0, threads.count(), 0);
      layout.show(name, cells -> cells.get(cell) == 0 ? "enabled" : "disabled");
    }
    this.depth = layout.size();
    for (int cpu = 0; cpu < threads.cpus(); cpu++) {
      layout.add("spinlock_count(cpu" + cpu + ")", 0, DEEPEST, 0);
    }
    threads.use(this);
  }

  /** The thread that has disabled the CPU's interrupts in a state, or −1. */
  public int disabler(Cells cells, int cpu) {
    return cells.get(disablers + cpu) - 1;
  }

  /** {@code spinlock_enter()}: disables interrupts on the CPU of the running thread; nests. */
  public Operation enter() {
    return onCpu(new Enter(this));
  }

  /** {@code spinlock_exit()}: the outermost one enables them again. */
  public Operation exit() {
    return onCpu(new Exit(this));
  }

  /** An operation that happens only while its CPU runs its thread. */
  public Operation onCpu(Operation operation) {
    return new OnCpu(this, operation);
  }

  private record Enter(Interrupts interrupts) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int cpu = interrupts.threads.cpu(cells, thread);
      cells.set(interrupts.disablers + cpu, thread + 1);
      if (cells.add(interrupts.depth + cpu, 1) > DEEPEST) {
        throw new BoundsExceeded("spinlock_enter nests deeper than " + DEEPEST);
      }
      return 0;
    }

    @Override
    public String toString() {
      return "spinlock_enter()";
    }
  }

  private record Exit(Interrupts interrupts) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int cpu = interrupts.threads.cpu(cells, thread);
      if (interrupts.disabler(cells, cpu) != thread) {
        throw new Violation("spinlock_paired", "spinlock_exit: interrupts are not disabled");
      }
      if (cells.add(interrupts.depth + cpu, -1) == 0) {
        cells.set(interrupts.disablers + cpu, 0);
      }
      return 0;
    }

    @Override
    public String toString() {
      return "spinlock_exit()";
    }
  }

  private record OnCpu(Interrupts interrupts, Operation operation) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      int disabler = disabler(cells, thread);
      if (disabler >= 0 && disabler != thread) {
        return BLOCKED;
      }
      if (disabler == thread && operation.maySleep()) {
        throw new Violation("spinlock_never_blocks", operation + " with interrupts disabled");
      }
      return operation.apply(cells, thread);
    }

    private int disabler(Cells cells, int thread) {
      return interrupts.disabler(cells, interrupts.threads.cpu(cells, thread));
    }

    @Override
    public Mutex guard() {
      return operation.guard();
    }

    @Override
    public Mutex takes() {
      return operation.takes();
    }

    @Override
    public int signals() {
      return operation.signals();
    }

    @Override
    public String describe(int result) {
      return operation.describe(result);
    }

    @Override
    public String returned(int result) {
      return operation.returned(result);
    }

    @Override
    public int waitsFor(Cells cells, int thread) {
      int disabler = disabler(cells, thread);
      return disabler >= 0 && disabler != thread ? disabler : operation.waitsFor(cells, thread);
    }

    @Override
    public boolean waitsForHolders() {
      return operation.waitsForHolders();
    }

    @Override
    public boolean isNotable() {
      return operation.isNotable();
    }

    @Override
    public String toString() {
      return operation.toString();
    }
  }
}
