package org.sfmc.model.sfbuf;

import java.util.List;
import org.sfmc.model.machine.Holding;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.machine.Violation;

/**
 * Who refers to which buffer, and for which page: the checker's own book, no part of the kernel.
 *
 * <p>An entry is made in the same instant as the return of the call that it is about, so the book
 * is right whenever {@code sf_buf_lock} is free.
 */
public final class Ledger {
  private static final int NOT_NOTED = -1;
  private static final int PAGE = 0xff;
  private static final int GENERATION_SHIFT = 8;

  private final Threads threads;
  private final Pages pages;
  private final Mmu mmu;
  private final List<String> names;
  private final int holders;
  private final int grantedPage;
  private final int privateThreads;
  private final int privateCounts;
  private final int privateCpus;
  private final int wanted;
  private boolean observed;

  /**
   * Opens an empty book for the buffers.
   *
   * @param privates whether CPU-private references are ever asked for
   * @param wants whether it is noted which page each thread asks for
   */
  public Ledger(
      Layout layout,
      Threads threads,
      Pages pages,
      Mmu mmu,
      List<String> names,
      int mostReferences,
      boolean privates,
      boolean wants) {
    this.threads = threads;
    threads.noteCalls();
    this.pages = pages;
    this.mmu = mmu;
    this.names = List.copyOf(names);
    this.holders = layout.size();
    for (String name : names) {
      layout.add("holders(" + name + ")", 0, mostReferences, 0);
    }
    this.grantedPage = layout.size();
    for (String name : names) {
      layout.add("granted(" + name + ")", 0, pages.count(), 0);
    }
    this.privateCounts = layout.size();
    this.privateThreads = privates ? threads.count() : 0;
    perThread(layout, "private", mostReferences);
    this.privateCpus = layout.size();
    perThread(layout, "private_cpus", (1 << threads.cpus()) - 1);
    this.wanted = wants ? layout.size() : NOT_NOTED;
    for (int t = 0; wants && t < threads.count(); t++) {
      layout.add("wanted(" + threads.name(t) + ")", 0, pages.count(), 0);
    }
  }

  private void perThread(Layout layout, String what, int high) {
    for (int t = 0; t < privateThreads; t++) {
      for (String name : names) {
        layout.add(what + "(" + threads.name(t) + ", " + name + ")", 0, high, 0);
      }
    }
  }

  /**
   * From now on others see what is entered: somebody uses addresses, and a stale one is good as
   * long as another thread refers to the buffer for the same page.
   */
  public void observe() {
    observed = true;
  }

  /** Number of live references to a buffer in a state. */
  public int holders(int[] cells, int sf) {
    return cells[holders + sf - 1];
  }

  /** The page that the live references are for in a state; 0 when there are none. */
  public int grantedPage(int[] cells, int sf) {
    return cells[grantedPage + sf - 1];
  }

  /** The page that the thread asks a buffer for in a state; 0 outside of a call. */
  public int wanted(int[] cells, int thread) {
    return cells[wanted + thread];
  }

  boolean notesWants() {
    return wanted != NOT_NOTED;
  }

  /** {@code sf_buf_alloc()} is called. */
  Operation wants(int page) {
    return new Wants(this, page);
  }

  private void callEnds(int[] cells, int thread) {
    threads.callEnds(cells, thread);
    if (notesWants()) {
      cells[wanted + thread] = 0;
    }
  }

  /** {@code sf_buf_alloc()} has returned a buffer. */
  Operation granted(int sf, int page, Flags flags) {
    return new Granted(this, sf, page, flags);
  }

  /** {@code sf_buf_alloc()} has returned NULL. */
  Operation refused(Flags flags) {
    return new Refused(this, flags);
  }

  /** {@code sf_buf_page()} has returned a page. */
  Operation asked(int sf, int page) {
    return new Asked(this, sf, page);
  }

  /** {@code sf_buf_ref()} has returned. */
  Operation referenced(int sf) {
    return new Referenced(this, sf);
  }

  /** {@code sf_buf_free()} has returned. */
  Operation released(int sf) {
    return new Released(this, sf);
  }

  /**
   * {@code sf_buf_kva()}: what the address is good for: the page that the buffer is referenced for,
   * and how often that has been taken by somebody else.
   */
  Operation addressed(int sf) {
    return new Addressed(this, sf);
  }

  /** A load or store has happened, through an address that was good for something. */
  Operation accessed(int sf, int goodFor) {
    return new Accessed(this, sf, goodFor & PAGE, goodFor >> GENERATION_SHIFT);
  }

  private String name(int sf) {
    return names.get(sf - 1);
  }

  private int perThread(int first, int thread, int sf) {
    return first + thread * names.size() + sf - 1;
  }

  /** Whether some live reference to the buffer is not CPU-private: then it is valid everywhere. */
  public boolean isShared(int[] cells, int sf) {
    int others = holders(cells, sf);
    for (int t = 0; t < privateThreads; t++) {
      others -= cells[perThread(privateCounts, t, sf)];
    }
    return others > 0;
  }

  /** A thread that holds several references is taken to give back a private one first. */
  private void releasePrivate(int[] cells, int thread, int sf) {
    if (--cells[perThread(privateCounts, thread, sf)] == 0) {
      cells[perThread(privateCpus, thread, sf)] = 0;
    }
  }

  private void forget(int[] cells, int sf) {
    cells[grantedPage + sf - 1] = 0;
    for (int t = 0; t < privateThreads; t++) {
      cells[perThread(privateCounts, t, sf)] = 0;
      cells[perThread(privateCpus, t, sf)] = 0;
    }
  }

  /** An entry about what others ask the book for. */
  private interface Public extends Entry {
    Ledger book();

    @Override
    default Mover mover() {
      return book().observed ? Mover.MARK : Mover.GHOST;
    }
  }

  private interface Entry extends Operation {
    @Override
    default Mover mover() {
      return Mover.GHOST;
    }
  }

  private record Wants(Ledger book, int page) implements Entry {
    @Override
    public int apply(int[] cells, int thread) {
      cells[book.wanted + thread] = page;
      return 0;
    }

    @Override
    public String toString() {
      return "asks for a buffer to map " + book.pages.name(page);
    }
  }

  private record Granted(Ledger book, int sf, int page, Flags flags) implements Public, Holding {
    @Override
    public String held() {
      return book.name(sf);
    }

    @Override
    public boolean taken() {
      return true;
    }

    @Override
    public String returned(int result) {
      return book.name(sf);
    }

    @Override
    public int apply(int[] cells, int thread) {
      int before = book.grantedPage(cells, sf);
      if (book.holders(cells, sf) > 0 && before != page) {
        throw new Violation(
            "no_reuse_while_referenced",
            book.name(sf)
                + " is given out for "
                + book.pages.name(page)
                + " while it is still referenced for "
                + book.pages.name(before));
      }
      if (book.mmu.isPending(cells, sf)) {
        throw new Violation(
            "shootdown_acknowledged",
            "sf_buf_alloc returns " + book.name(sf) + " before every CPU has invalidated it");
      }
      book.callEnds(cells, thread);
      cells[book.holders + sf - 1]++;
      cells[book.grantedPage + sf - 1] = page;
      if (flags.cpuPrivate()) {
        cells[book.perThread(book.privateCounts, thread, sf)]++;
        cells[book.perThread(book.privateCpus, thread, sf)] |= 1 << book.threads.cpu(cells, thread);
      }
      return 0;
    }

    @Override
    public String toString() {
      return "sf_buf_alloc returns " + book.name(sf);
    }
  }

  private record Refused(Ledger book, Flags flags) implements Entry {
    @Override
    public String returned(int result) {
      return "NULL";
    }

    @Override
    public int apply(int[] cells, int thread) {
      boolean interrupted = flags.pcatch() && book.threads.wasInterrupted(cells, thread);
      if (!flags.nowait() && !interrupted) {
        throw new Violation(
            "null_only_if_allowed",
            "sf_buf_alloc returns NULL without SFB_NOWAIT, and no sleep with SFB_CATCH was ended");
      }
      book.callEnds(cells, thread);
      return 0;
    }

    @Override
    public String toString() {
      return "sf_buf_alloc returns NULL";
    }
  }

  private record Referenced(Ledger book, int sf) implements Public, Holding {
    @Override
    public String held() {
      return book.name(sf);
    }

    @Override
    public boolean taken() {
      return true;
    }

    @Override
    public int apply(int[] cells, int thread) {
      cells[book.holders + sf - 1]++;
      return 0;
    }

    @Override
    public String toString() {
      return "one more reference to " + book.name(sf);
    }
  }

  private record Released(Ledger book, int sf) implements Public, Holding {
    @Override
    public String held() {
      return book.name(sf);
    }

    @Override
    public boolean taken() {
      return false;
    }

    @Override
    public int apply(int[] cells, int thread) {
      if (book.holders(cells, sf) == 0) {
        throw new Violation(
            "freed_by_a_holder", "sf_buf_free of " + book.name(sf) + ", which nobody refers to");
      }
      if (book.privateThreads > 0 && cells[book.perThread(book.privateCounts, thread, sf)] > 0) {
        book.releasePrivate(cells, thread, sf);
      }
      if (--cells[book.holders + sf - 1] == 0) {
        book.forget(cells, sf);
      }
      return 0;
    }

    @Override
    public String toString() {
      return "one reference less to " + book.name(sf);
    }
  }

  private record Asked(Ledger book, int sf, int page) implements Entry {
    @Override
    public int apply(int[] cells, int thread) {
      int granted = book.grantedPage(cells, sf);
      if (granted == 0 || granted != page) {
        throw new Violation(
            "page_of_held",
            "sf_buf_page of %s is %s, %s"
                .formatted(
                    book.name(sf),
                    book.pages.name(page),
                    granted == 0
                        ? "and nobody refers to it"
                        : "which is referenced for " + book.pages.name(granted)));
      }
      return 0;
    }

    @Override
    public String toString() {
      return "sf_buf_page of " + book.name(sf);
    }
  }

  private record Addressed(Ledger book, int sf) implements Public {
    @Override
    public int apply(int[] cells, int thread) {
      int page = book.grantedPage(cells, sf);
      return page == 0 ? 0 : page | book.pages.generation(cells, page) << GENERATION_SHIFT;
    }

    @Override
    public String toString() {
      return "the page of " + book.name(sf);
    }
  }

  private record Accessed(Ledger book, int sf, int page, int generation) implements Entry {
    @Override
    public int apply(int[] cells, int thread) {
      live(cells);
      book.pages.mustBeSame(cells, page, generation);
      coherent(cells, book.threads.cpu(cells, thread));
      onItsCpu(cells, thread);
      return 0;
    }

    private void live(int[] cells) {
      int now = book.grantedPage(cells, sf);
      if (now == 0 || now != page) {
        throw new Violation(
            "no_use_after_free",
            "an access through the address of "
                + book.name(sf)
                + (now == 0
                    ? ", which nobody refers to"
                    : " for "
                        + book.pages.name(page)
                        + ", which is referenced for "
                        + book.pages.name(now)
                        + " now"));
      }
    }

    private void coherent(int[] cells, int cpu) {
      int reached = book.mmu.cached(cells, cpu, sf);
      if (reached != page) {
        throw new Violation(
            "tlb_coherent",
            "on cpu%d the address of %s still translates to %s; it was mapped to %s"
                .formatted(cpu, book.name(sf), book.pages.name(reached), book.pages.name(page)));
      }
    }

    private void onItsCpu(int[] cells, int thread) {
      if (book.privateThreads == 0) {
        return;
      }
      int cpu = book.threads.cpu(cells, thread);
      int madeOn = cells[book.perThread(book.privateCpus, thread, sf)];
      if (madeOn != 0 && (madeOn & 1 << cpu) == 0 && !book.isShared(cells, sf)) {
        throw new Violation(
            "private_cpu",
            "an access on cpu%d through the address of %s, which is valid on cpu%d only"
                .formatted(cpu, book.name(sf), Integer.numberOfTrailingZeros(madeOn)));
      }
    }

    @Override
    public String toString() {
      return "access through " + book.name(sf);
    }
  }
}
