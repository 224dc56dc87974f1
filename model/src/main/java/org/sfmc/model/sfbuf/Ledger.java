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
  private static final int SHARED = 0;

  private final Threads threads;
  private final Pages pages;
  private final Mmu mmu;
  private final List<String> names;
  private final int holders;
  private final int grantedPage;
  private final int privateCpu;

  /** Opens an empty book for the buffers. */
  public Ledger(
      Layout layout,
      Threads threads,
      Pages pages,
      Mmu mmu,
      List<String> names,
      int mostReferences) {
    this.threads = threads;
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
    this.privateCpu = layout.size();
    for (int t = 0; t < threads.count(); t++) {
      for (String name : names) {
        layout.add("private(" + threads.name(t) + ", " + name + ")", 0, threads.cpus(), SHARED);
      }
    }
  }

  /** Number of live references to a buffer in a state. */
  public int holders(int[] cells, int sf) {
    return cells[holders + sf - 1];
  }

  /** The page that the live references are for in a state; 0 when there are none. */
  public int grantedPage(int[] cells, int sf) {
    return cells[grantedPage + sf - 1];
  }

  /** {@code sf_buf_alloc()} has returned a buffer. */
  Operation granted(int sf, int page, Flags flags) {
    return new Granted(this, sf, page, flags);
  }

  /** {@code sf_buf_alloc()} has returned NULL. */
  Operation refused(Flags flags) {
    return new Refused(this, flags);
  }

  /** {@code sf_buf_ref()} has returned. */
  Operation referenced(int sf) {
    return new Referenced(this, sf);
  }

  /** {@code sf_buf_free()} has returned. */
  Operation released(int sf) {
    return new Released(this, sf);
  }

  /** A load or store through the buffer's address has happened. */
  Operation accessed(int sf) {
    return new Accessed(this, sf);
  }

  private String name(int sf) {
    return names.get(sf - 1);
  }

  private int privateCpu(int thread, int sf) {
    return privateCpu + thread * names.size() + sf - 1;
  }

  private interface Entry extends Operation {
    @Override
    default Mover mover() {
      return Mover.GHOST;
    }
  }

  private record Granted(Ledger book, int sf, int page, Flags flags) implements Entry, Holding {
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
      cells[book.holders + sf - 1]++;
      cells[book.grantedPage + sf - 1] = page;
      cells[book.privateCpu(thread, sf)] =
          flags.cpuPrivate() ? book.threads.cpu(cells, thread) + 1 : SHARED;
      return 0;
    }
  }

  private record Refused(Ledger book, Flags flags) implements Entry {
    @Override
    public String returned(int result) {
      return "NULL";
    }

    @Override
    public int apply(int[] cells, int thread) {
      boolean signalled = flags.pcatch() && book.threads.isSignalled(cells, thread);
      if (!flags.nowait() && !signalled) {
        throw new Violation(
            "null_only_if_allowed",
            "sf_buf_alloc returns NULL without SFB_NOWAIT and without a signal under SFB_CATCH");
      }
      return 0;
    }
  }

  private record Referenced(Ledger book, int sf) implements Entry, Holding {
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
  }

  private record Released(Ledger book, int sf) implements Entry, Holding {
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
      cells[book.privateCpu(thread, sf)] = SHARED;
      if (--cells[book.holders + sf - 1] == 0) {
        cells[book.grantedPage + sf - 1] = 0;
      }
      return 0;
    }
  }

  private record Accessed(Ledger book, int sf) implements Entry {
    @Override
    public int apply(int[] cells, int thread) {
      if (book.holders(cells, sf) == 0) {
        throw new Violation(
            "no_use_after_free",
            "an access through the address of " + book.name(sf) + ", which nobody refers to");
      }
      int cpu = book.threads.cpu(cells, thread);
      int reached = book.mmu.cached(cells, cpu, sf);
      int wanted = book.grantedPage(cells, sf);
      if (reached != wanted) {
        throw new Violation(
            "tlb_coherent",
            "on cpu"
                + cpu
                + " the address of "
                + book.name(sf)
                + " still translates to "
                + book.pages.name(reached)
                + "; it was mapped to "
                + book.pages.name(wanted));
      }
      int madeFor = cells[book.privateCpu(thread, sf)];
      if (madeFor != SHARED && madeFor != cpu + 1) {
        throw new Violation(
            "private_cpu",
            "an access on cpu"
                + cpu
                + " through the address of "
                + book.name(sf)
                + ", which is valid on cpu"
                + (madeFor - 1)
                + " only");
      }
      return 0;
    }
  }
}
