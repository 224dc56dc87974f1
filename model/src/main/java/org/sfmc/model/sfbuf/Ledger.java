package org.sfmc.model.sfbuf;

import java.util.List;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;

/**
 * Who refers to which buffer, and for which page: the checker's own book, no part of the kernel.
 *
 * <p>An entry is made in the same instant as the return of the call that it is about, so the book
 * is right whenever {@code sf_buf_lock} is free.
 */
public final class Ledger {
  private static final int NOT_NOTED = -1;
  private static final int PAGE = 0xff;
  static final int GENERATION_SHIFT = 8;

  final Threads threads;
  final Pages pages;
  final Mmu mmu;
  final List<String> names;
  final int holders;
  final int grantedPage;
  final int privateThreads;
  final int privateCounts;
  final int privateCpus;
  final int wanted;
  boolean observed;

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
      layout.add(Layout.Sort.PAGE, "granted(" + name + ")", 0, pages.count(), 0);
    }
    this.privateCounts = layout.size();
    this.privateThreads = privates ? threads.count() : 0;
    perThread(layout, Layout.Sort.NUMBER, "private", mostReferences);
    this.privateCpus = layout.size();
    perThread(layout, Layout.Sort.CPU_SET, "private_cpus", (1 << threads.cpus()) - 1);
    this.wanted = wants ? layout.size() : NOT_NOTED;
    for (int t = 0; wants && t < threads.count(); t++) {
      layout.add(Layout.Sort.PAGE, "wanted(" + threads.name(t) + ")", 0, pages.count(), 0);
    }
  }

  private void perThread(Layout layout, Layout.Sort sort, String what, int high) {
    for (int t = 0; t < privateThreads; t++) {
      for (String name : names) {
        layout.add(sort, what + "(" + threads.name(t) + ", " + name + ")", 0, high, 0);
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

  /**
   * A buffer to which the thread alone refers in a state, CPU-privately; 0 for none. Where others
   * refer to it too, it is not known whose reference somebody has given back.
   */
  public int privateOf(Cells cells, int thread) {
    for (int sf = 1; thread < privateThreads && sf <= names.size(); sf++) {
      if (cells.get(perThread(privateCounts, thread, sf)) > 0 && isAlone(cells, thread, sf)) {
        return sf;
      }
    }
    return 0;
  }

  /** Whether every reference to the buffer is the thread's and CPU-private. */
  private boolean isAlone(Cells cells, int thread, int sf) {
    return cells.get(perThread(privateCounts, thread, sf)) == holders(cells, sf);
  }

  /** Number of live references to a buffer in a state. */
  public int holders(Cells cells, int sf) {
    return cells.get(holders + sf - 1);
  }

  /** The page that the live references are for in a state; 0 when there are none. */
  public int grantedPage(Cells cells, int sf) {
    return cells.get(grantedPage + sf - 1);
  }

  /** The page that the thread asks a buffer for in a state; 0 outside of a call. */
  public int wanted(Cells cells, int thread) {
    return cells.get(wanted + thread);
  }

  boolean notesWants() {
    return wanted != NOT_NOTED;
  }

  /** {@code sf_buf_alloc()} is called. */
  Operation wants(int page) {
    return new LedgerEntries.Wants(this, page);
  }

  void callEnds(Cells cells, int thread) {
    threads.callEnds(cells, thread);
    if (notesWants()) {
      cells.set(wanted + thread, 0);
    }
  }

  /** {@code sf_buf_alloc()} has returned a buffer. */
  Operation granted(int sf, int page, Flags flags) {
    return new LedgerEntries.Granted(this, sf, page, flags);
  }

  /** {@code sf_buf_alloc()} has returned NULL. */
  Operation refused(Flags flags, Buffers buffers, int page) {
    return new LedgerEntries.Refused(this, flags, buffers, page);
  }

  /** {@code sf_buf_page()} has returned a page. */
  Operation asked(int sf, int page) {
    return new LedgerEntries.Asked(this, sf, page);
  }

  /** {@code sf_buf_ref()} has returned. */
  Operation referenced(int sf) {
    return new LedgerEntries.Referenced(this, sf);
  }

  /** {@code sf_buf_free()} has returned. */
  Operation released(int sf) {
    return new LedgerEntries.Released(this, sf, false);
  }

  /** {@code sf_buf_free()} is called, where the reference ends with that. */
  Operation releasing(int sf) {
    return new LedgerEntries.Released(this, sf, true);
  }

  /**
   * {@code sf_buf_kva()}: what the address is good for: the page that the buffer is referenced for,
   * and how often that has been taken by somebody else.
   */
  Operation addressed(int sf) {
    return new LedgerEntries.Addressed(this, sf);
  }

  /** A load or store has happened, through an address that was good for something. */
  Operation accessed(int sf, int goodFor) {
    return new LedgerEntries.Accessed(this, sf, goodFor & PAGE, goodFor >> GENERATION_SHIFT);
  }

  String name(int sf) {
    return names.get(sf - 1);
  }

  int perThread(int first, int thread, int sf) {
    return first + thread * names.size() + sf - 1;
  }

  /** Whether some live reference to the buffer is not CPU-private: then it is valid everywhere. */
  public boolean isShared(Cells cells, int sf) {
    int others = holders(cells, sf);
    for (int t = 0; t < privateThreads; t++) {
      others -= cells.get(perThread(privateCounts, t, sf));
    }
    return others > 0;
  }

  /** A thread that holds several references is taken to give back a private one first. */
  void releasePrivate(Cells cells, int thread, int sf) {
    if (cells.add(perThread(privateCounts, thread, sf), -1) == 0) {
      cells.set(perThread(privateCpus, thread, sf), 0);
    }
  }

  void forget(Cells cells, int sf) {
    cells.set(grantedPage + sf - 1, 0);
    for (int t = 0; t < privateThreads; t++) {
      cells.set(perThread(privateCounts, t, sf), 0);
      cells.set(perThread(privateCpus, t, sf), 0);
    }
  }
}
