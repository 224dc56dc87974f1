package org.sfmc.model.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Address translation as x86 does it (Intel SDM volume 3A, chapter 4): one page table entry for
 * each temporary mapping, one TLB for each CPU, and invalidations that one CPU asks of another.
 *
 * <p>An entry holds the page it maps, or 0 while it is invalid, and an accessed bit. A CPU that
 * finds nothing in its TLB walks to the entry, sets the accessed bit and remembers the translation;
 * until it is invalidated there, the TLB is not told of any change. Addresses are {@code
 * 1..names.size()}. Nothing here is behind a lock: the hardware takes none.
 */
public final class Mmu {
  private final Threads threads;
  private final Pages pages;
  private final List<String> names;
  private final int entries;
  private final int accessed;
  private final int tlbs;
  private final int pending;

  /** Declares invalid entries, empty TLBs and no pending invalidation. */
  public Mmu(Layout layout, Threads threads, Pages pages, List<String> names) {
    this.threads = threads;
    this.pages = pages;
    this.names = List.copyOf(names);
    layout.name(Layout.Sort.BUFFER, names);
    this.entries = layout.size();
    for (String name : names) {
      int cell = layout.add(Layout.Sort.PAGE, "pte(" + name + ")", 0, pages.count(), 0);
      layout.show("pte(" + name + ")", cells -> shown(cells.get(cell)));
    }
    this.accessed = layout.size();
    for (String name : names) {
      int cell = layout.add("accessed(" + name + ")", 0, 1, 0);
      layout.show("accessed(" + name + ")", cells -> Integer.toString(cells.get(cell)));
    }
    this.tlbs = layout.size();
    perCpu(layout, Layout.Sort.PAGE, "tlb", pages.count());
    this.pending = layout.size();
    perCpu(layout, Layout.Sort.NUMBER, "pending", 1);
  }

  private void perCpu(Layout layout, Layout.Sort sort, String what, int high) {
    for (int cpu = 0; cpu < threads.cpus(); cpu++) {
      for (String name : names) {
        String cellName = what + "(cpu" + cpu + ", " + name + ")";
        int cell = layout.add(sort, cellName, 0, high, 0);
        layout.show(
            cellName, cells -> what.equals("tlb") ? shown(cells.get(cell)) : "" + cells.get(cell));
      }
    }
  }

  private String shown(int page) {
    return page == 0 ? "-" : pages.name(page);
  }

  /** The page that an address maps in a state, 0 for none. */
  public int page(Cells cells, int kva) {
    return cells.get(entries + kva - 1);
  }

  /** Whether the entry's accessed bit is set in a state. */
  public boolean isAccessed(Cells cells, int kva) {
    return cells.get(accessed + kva - 1) != 0;
  }

  /** The page that a CPU's TLB holds for an address in a state, 0 for none. */
  public int cached(Cells cells, int cpu, int kva) {
    return cells.get(tlb(cpu, kva));
  }

  /** Whether some CPU has still to invalidate the address in a state. */
  public boolean isPending(Cells cells, int kva) {
    for (int cpu = 0; cpu < threads.cpus(); cpu++) {
      if (cells.get(pending(cpu, kva)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Number of CPUs. */
  public int cpus() {
    return threads.cpus();
  }

  /** Number of addresses. */
  public int size() {
    return names.size();
  }

  /** Reads the entry: the page it maps, negative while the accessed bit is clear, 0 for invalid. */
  public Operation read(int kva) {
    return new Read(this, kva);
  }

  /** Stores an entry with the accessed bit clear; page 0 makes it invalid. */
  public Operation store(int kva, int page) {
    return new Store(this, kva, page, false);
  }

  /** Stores an entry and returns the one before, in one: as {@link #read}. */
  public Operation exchange(int kva, int page) {
    return new Store(this, kva, page, true);
  }

  /** {@code invlpg()} on the CPU of the running thread. */
  public Operation invlpg(int kva) {
    return new Invlpg(this, kva);
  }

  /** Asks CPUs to invalidate an address; bit c of the set is CPU c. */
  public Operation interrupt(int cpus, int kva) {
    return new Interrupt(this, cpus, kva);
  }

  /** Waits until all of them have. */
  public Operation acknowledged(int cpus, int kva) {
    return new Acknowledged(this, cpus, kva);
  }

  /** The set of CPUs on which no thread is that could run. */
  public Operation idleCpus() {
    return threads.idleCpus();
  }

  /** A CPU takes the interrupt: what the environment is obliged to let happen. */
  public Operation handle(int cpu, int kva) {
    return new Handle(this, cpu, kva);
  }

  /** A CPU fills its TLB from a valid entry although no instruction asked for it. */
  public Operation speculate(int cpu, int kva) {
    return new Speculate(this, cpu, kva);
  }

  /** A CPU drops a translation, as it may at any time. */
  public Operation evict(int cpu, int kva) {
    return new Evict(this, cpu, kva);
  }

  /**
   * Reads the word at an address, on the CPU of the running thread; a page fault is a violation.
   */
  public Operation load(int kva) {
    return new Load(this, kva);
  }

  /**
   * Writes the word at an address, on the CPU of the running thread; a page fault is a violation.
   */
  public Operation write(int kva, int value) {
    return new Write(this, kva, value);
  }

  private int tlb(int cpu, int kva) {
    return tlbs + cpu * names.size() + kva - 1;
  }

  private int pending(int cpu, int kva) {
    return pending + cpu * names.size() + kva - 1;
  }

  private String name(int kva) {
    return names.get(kva - 1);
  }

  /** The translation that a CPU uses: its TLB's if it has one, otherwise a walk that fills it. */
  private int translate(Cells cells, int cpu, int kva) {
    int cell = tlb(cpu, kva);
    if (cells.get(cell) == 0) {
      int page = page(cells, kva);
      if (page == 0) {
        throw new Violation("no_page_fault", "the address of " + name(kva) + " has no valid entry");
      }
      cells.set(accessed + kva - 1, 1);
      cells.set(cell, page);
    }
    return cells.get(cell);
  }

  private String cpuNames(int cpus) {
    List<String> set = new ArrayList<>();
    for (int cpu = 0; cpu < threads.cpus(); cpu++) {
      if ((cpus & 1 << cpu) != 0) {
        set.add("cpu" + cpu);
      }
    }
    return String.join(", ", set);
  }

  private record Read(Mmu mmu, int kva) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int page = mmu.page(cells, kva);
      return mmu.isAccessed(cells, kva) ? page : -page;
    }

    @Override
    public String describe(int result) {
      String page = mmu.shown(Math.abs(result));
      return "read pte(" + mmu.name(kva) + ") → " + page + (result < 0 ? ", not accessed" : "");
    }

    @Override
    public String toString() {
      return "read pte(" + mmu.name(kva) + ")";
    }
  }

  private record Store(Mmu mmu, int kva, int page, boolean exchanged) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int before = exchanged ? mmu.read(kva).apply(cells, thread) : 0;
      cells.set(mmu.entries + kva - 1, page);
      cells.set(mmu.accessed + kva - 1, 0);
      return before;
    }

    @Override
    public String toString() {
      String what = "pte(" + mmu.name(kva) + ") = " + mmu.shown(page);
      return exchanged ? "exchange " + what : what;
    }
  }

  private record Invlpg(Mmu mmu, int kva) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int cpu = mmu.threads.cpu(cells, thread);
      cells.set(mmu.tlb(cpu, kva), 0);
      return cpu;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String describe(int result) {
      return "invlpg " + mmu.name(kva) + " on cpu" + result;
    }

    @Override
    public String toString() {
      return "invlpg " + mmu.name(kva);
    }
  }

  private record Interrupt(Mmu mmu, int cpus, int kva) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      if (mmu.threads.hasDisabledInterrupts(cells, thread)) {
        throw new Violation(
            "shootdown_interruptible", "smp_targeted_tlb_shootdown: interrupts disabled");
      }
      for (int cpu = 0; cpu < mmu.threads.cpus(); cpu++) {
        if ((cpus & 1 << cpu) != 0) {
          cells.set(mmu.pending(cpu, kva), 1);
        }
      }
      return 0;
    }

    @Override
    public boolean isNotable() {
      return true;
    }

    @Override
    public String toString() {
      return "asks " + mmu.cpuNames(cpus) + " to invalidate " + mmu.name(kva);
    }
  }

  private record Acknowledged(Mmu mmu, int cpus, int kva) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      for (int cpu = 0; cpu < mmu.threads.cpus(); cpu++) {
        if ((cpus & 1 << cpu) != 0 && cells.get(mmu.pending(cpu, kva)) != 0) {
          return BLOCKED;
        }
      }
      return 0;
    }

    @Override
    public int waitsFor(Cells cells, int thread) {
      for (int cpu = 0; cpu < mmu.threads.cpus(); cpu++) {
        if ((cpus & 1 << cpu) != 0 && cells.get(mmu.pending(cpu, kva)) != 0) {
          return mmu.threads.disabler(cells, cpu);
        }
      }
      return -1;
    }

    @Override
    public String toString() {
      return "waits for " + mmu.cpuNames(cpus) + " to invalidate " + mmu.name(kva);
    }
  }

  private record Handle(Mmu mmu, int cpu, int kva) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      if (cells.get(mmu.pending(cpu, kva)) == 0 || mmu.threads.disabler(cells, cpu) >= 0) {
        return BLOCKED;
      }
      cells.set(mmu.pending(cpu, kva), 0);
      cells.set(mmu.tlb(cpu, kva), 0);
      return 0;
    }

    @Override
    public String toString() {
      return "cpu" + cpu + " invalidates " + mmu.name(kva);
    }
  }

  private record Speculate(Mmu mmu, int cpu, int kva) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      if (mmu.cached(cells, cpu, kva) != 0 || mmu.page(cells, kva) == 0) {
        return BLOCKED;
      }
      return mmu.translate(cells, cpu, kva);
    }

    @Override
    public String toString() {
      return "cpu" + cpu + " prefetches " + mmu.name(kva);
    }
  }

  private record Evict(Mmu mmu, int cpu, int kva) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      if (mmu.cached(cells, cpu, kva) == 0) {
        return BLOCKED;
      }
      cells.set(mmu.tlb(cpu, kva), 0);
      return 0;
    }

    @Override
    public String toString() {
      return "cpu" + cpu + " forgets " + mmu.name(kva);
    }
  }

  private record Load(Mmu mmu, int kva) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int page = mmu.translate(cells, mmu.threads.cpu(cells, thread), kva);
      return mmu.pages.contents(cells, page);
    }

    @Override
    public String describe(int result) {
      return "read " + result + " through " + mmu.name(kva);
    }

    @Override
    public String returned(int result) {
      return Integer.toString(result);
    }

    @Override
    public String toString() {
      return "read through " + mmu.name(kva);
    }
  }

  private record Write(Mmu mmu, int kva, int value) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      int page = mmu.translate(cells, mmu.threads.cpu(cells, thread), kva);
      mmu.pages.setContents(cells, page, value);
      return 0;
    }

    @Override
    public String toString() {
      return "wrote " + value + " through " + mmu.name(kva);
    }
  }
}
