package org.sfmc.model.sfbuf;

import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Holding;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;

/** What is entered in the {@link Ledger}, and what is asserted by it. */
final class LedgerEntries {
  private LedgerEntries() {}

  /** An entry about what others ask the book for. */
  interface Public extends Entry {
    Ledger book();

    @Override
    default Mover mover() {
      return book().observed ? Mover.MARK : Mover.GHOST;
    }
  }

  interface Entry extends Operation {
    @Override
    default Mover mover() {
      return Mover.GHOST;
    }
  }

  record Wants(Ledger book, int page) implements Entry {
    @Override
    public int apply(Cells cells, int thread) {
      cells.set(book.wanted + thread, page);
      return 0;
    }

    @Override
    public String toString() {
      return "asks for a buffer to map " + book.pages.name(page);
    }
  }

  record Granted(Ledger book, int sf, int page, Flags flags) implements Public, Holding {
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
    public int apply(Cells cells, int thread) {
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
      cells.add(book.holders + sf - 1, 1);
      cells.set(book.grantedPage + sf - 1, page);
      if (flags.cpuPrivate()) {
        cells.add(book.perThread(book.privateCounts, thread, sf), 1);
        cells.set(
            book.perThread(book.privateCpus, thread, sf),
            cells.get(book.perThread(book.privateCpus, thread, sf))
                | (1 << book.threads.cpu(cells, thread)));
      }
      return 0;
    }

    @Override
    public String toString() {
      return "sf_buf_alloc returns " + book.name(sf);
    }
  }

  record Refused(Ledger book, Flags flags, Buffers buffers, int page) implements Entry {
    @Override
    public String returned(int result) {
      return "NULL";
    }

    @Override
    public int apply(Cells cells, int thread) {
      boolean interrupted = flags.pcatch() && book.threads.wasInterrupted(cells, thread);
      if (!flags.nowait() && !interrupted) {
        throw new Violation(
            "null_only_if_allowed",
            "sf_buf_alloc returns NULL without SFB_NOWAIT, and no sleep with SFB_CATCH was ended");
      }
      if (flags.nowait() && buffers.canServe(cells, page)) {
        throw new Violation(
            "null_only_if_allowed",
            "sf_buf_alloc(%s, SFB_NOWAIT) returns NULL, which it need not: a buffer is free"
                .formatted(book.pages.name(page)));
      }
      book.callEnds(cells, thread);
      return 0;
    }

    @Override
    public String toString() {
      return "sf_buf_alloc returns NULL";
    }
  }

  record Referenced(Ledger book, int sf) implements Public, Holding {
    @Override
    public String held() {
      return book.name(sf);
    }

    @Override
    public boolean taken() {
      return true;
    }

    @Override
    public int apply(Cells cells, int thread) {
      cells.add(book.holders + sf - 1, 1);
      return 0;
    }

    @Override
    public String toString() {
      return "one more reference to " + book.name(sf);
    }
  }

  /**
   * A reference has ended.
   *
   * @param begins whether that is what the call begins with. Then it is an operation of its own: as
   *     bookkeeping it would belong to the statement before, and nobody would see the state between
   *     the two, in which the reference is still there.
   */
  record Released(Ledger book, int sf, boolean begins) implements Public, Holding {
    @Override
    public Mover mover() {
      if (!begins) {
        return Public.super.mover();
      }
      return book.observed ? Mover.NEITHER : Mover.RIGHT;
    }

    @Override
    public String held() {
      return book.name(sf);
    }

    @Override
    public boolean taken() {
      return false;
    }

    @Override
    public int apply(Cells cells, int thread) {
      if (book.holders(cells, sf) == 0) {
        throw new Violation(
            "freed_by_a_holder", "sf_buf_free of " + book.name(sf) + ", which nobody refers to");
      }
      if (book.privateThreads > 0
          && cells.get(book.perThread(book.privateCounts, thread, sf)) > 0) {
        book.releasePrivate(cells, thread, sf);
      }
      if (cells.add(book.holders + sf - 1, -1) == 0) {
        book.forget(cells, sf);
      }
      return 0;
    }

    @Override
    public String toString() {
      return "one reference less to " + book.name(sf);
    }
  }

  record Asked(Ledger book, int sf, int page) implements Entry {
    @Override
    public int apply(Cells cells, int thread) {
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

  record Addressed(Ledger book, int sf) implements Public {
    @Override
    public int apply(Cells cells, int thread) {
      int page = book.grantedPage(cells, sf);
      return page == 0 ? 0 : page | book.pages.generation(cells, page) << Ledger.GENERATION_SHIFT;
    }

    @Override
    public String toString() {
      return "the page of " + book.name(sf);
    }
  }

  record Accessed(Ledger book, int sf, int page, int generation) implements Entry {
    @Override
    public int apply(Cells cells, int thread) {
      live(cells);
      book.pages.mustBeSame(cells, page, generation);
      coherent(cells, book.threads.cpu(cells, thread));
      onItsCpu(cells, thread);
      return 0;
    }

    private void live(Cells cells) {
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

    private void coherent(Cells cells, int cpu) {
      int reached = book.mmu.cached(cells, cpu, sf);
      if (reached != page) {
        throw new Violation(
            "tlb_coherent",
            "the TLB of cpu%d has %s for the address of %s, which was mapped to %s; the entry %s"
                .formatted(
                    cpu,
                    book.pages.name(reached),
                    book.name(sf),
                    book.pages.name(page),
                    entry(cells)));
      }
    }

    private String entry(Cells cells) {
      int page = book.mmu.page(cells, sf);
      return page == 0 ? "is invalid" : "maps " + book.pages.name(page);
    }

    private void onItsCpu(Cells cells, int thread) {
      if (book.privateThreads == 0) {
        return;
      }
      int cpu = book.threads.cpu(cells, thread);
      int madeOn = cells.get(book.perThread(book.privateCpus, thread, sf));
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
