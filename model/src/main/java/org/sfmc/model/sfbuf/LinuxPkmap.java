package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;

/**
 * mm/highmem.c of Linux: {@code kmap()}. A slot that was freed is usable again only after the next
 * flush, which comes when the scan for one has gone round; after a sleep the page is looked up
 * again.
 */
public class LinuxPkmap extends OnBuffers<PkmapSlots> {
  protected static final int USABLE = 0;

  /** Mapped at some time since the last flush, and used by nobody. */
  protected static final int UNFLUSHED = 1;

  protected final Pmap pmap;

  // All guarded by kmap_lock.
  private final Mutex kmapLock;
  private final IntCell lastPkmapNr;

  public LinuxPkmap(Kernel kernel, Pmap pmap, PkmapSlots data) {
    super(kernel, data);
    this.pmap = pmap;
    this.kmapLock = data.lock();
    this.lastPkmapNr = data.lastPkmapNr();
  }

  /** There are none; that a mapping is for one CPU stays the caller's own promise. */
  @Override
  public Flags understood(Flags flags) {
    return new Flags(flags.bits() & Flags.CPUPRIVATE);
  }

  /** {@code kmap_high()}: the flags mean nothing to it. */
  @Override
  public int alloc(int m, Flags flags) {
    kernel.lock(kmapLock);
    int slot = pageAddress(m).get();
    if (slot == 0) {
      slot = mapNewVirtual(m);
    }
    int users = count(slot).increment();
    kernel.kassert(users >= 2, "refs_match_holders", "BUG_ON(pkmap_count < 2)");
    kernel.unlock(kmapLock);
    return slot;
  }

  /** {@code map_new_virtual()}. */
  private int mapNewVirtual(int m) {
    int slot;
    while ((slot = scan()) == 0) {
      kernel.msleep(data().channel(), kmapLock, false);
      slot = lookAgain(m);
      if (slot != 0) {
        return slot;
      }
    }
    pmap.setPte(slot, m);
    count(slot).set(UNFLUSHED);
    pageAddress(m).set(slot);
    return slot;
  }

  /** Somebody else may have mapped the page while we slept. */
  protected int lookAgain(int m) {
    return pageAddress(m).get();
  }

  /** Goes on from the slot that was taken last, and round once after a flush; 0 for none. */
  private int scan() {
    kernel.loopHead("map_new_virtual");
    int nr = lastPkmapNr.get();
    int left = data().size();
    while (left > 0) {
      nr = (nr + 1) % data().size();
      if (nr == 0) {
        flushAllZeroPkmaps();
        left = data().size();
      }
      if (isUsable(nr + 1)) {
        lastPkmapNr.set(nr);
        return nr + 1;
      }
      left--;
    }
    lastPkmapNr.set(nr);
    return 0;
  }

  /** Whether the slot may be mapped anew. */
  protected boolean isUsable(int slot) {
    return count(slot).get() == USABLE;
  }

  /** {@code flush_all_zero_pkmaps()}: unmaps what nobody uses and tells all CPUs, once. */
  private void flushAllZeroPkmaps() {
    for (int slot = 1; slot <= data().size(); slot++) {
      if (count(slot).get() == UNFLUSHED) {
        count(slot).set(USABLE);
        int page = Math.abs(pmap.pte(slot));
        pmap.setPte(slot, 0);
        pageAddress(page).set(0);
        pmap.invalidate(slot);
      }
    }
  }

  /** {@code kunmap_high()}: whoever waits is woken when the lock is given back. */
  @Override
  public void free(int slot) {
    if (release(slot)) {
      wake();
    }
  }

  @Override
  public boolean release(int slot) {
    kernel.lock(kmapLock);
    int users = count(slot).decrement();
    kernel.kassert(users != 0, "freed_by_a_holder", "a count went to zero without a flush");
    boolean needWakeup = users == UNFLUSHED && kernel.perform(data().channel().isActive()) != 0;
    kernel.unlock(kmapLock);
    return needWakeup;
  }

  @Override
  public void wake() {
    kernel.wakeup(data().channel());
  }

  /** {@code kmap_high()} of a page that is mapped. */
  @Override
  public void ref(int slot) {
    kernel.lock(kmapLock);
    int users = count(slot).increment();
    kernel.kassert(users > 2, "ref_of_held", "kmap of a slot that nobody uses");
    kernel.unlock(kmapLock);
  }

  /** {@code pte_page(pkmap_page_table[slot])}. */
  @Override
  public int page(int slot) {
    return Math.abs(pmap.pte(slot));
  }

  protected final IntCell count(int slot) {
    return data().counts().get(slot - 1);
  }

  private IntCell pageAddress(int page) {
    return data().pageAddresses().get(page - 1);
  }
}
