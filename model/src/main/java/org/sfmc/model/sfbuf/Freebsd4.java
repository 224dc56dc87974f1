package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.TailQueue;

/**
 * sys/kern/uipc_syscalls.c of RELENG_4: buffers for sendfile(2) alone, counted but not found again;
 * a flag tells that somebody wants one, and everybody is woken.
 *
 * <p>The kernel runs under one lock, which a sleeper gives up. Every sleep can be interrupted.
 */
public class Freebsd4 extends OnBuffers<FreeStack> {
  private static final int WANTED = 1;

  private final Pmap pmap;
  private final Mutex giant;
  private final TailQueue freeList;
  private final IntCell allocWant;

  /**
   * The allocator on its data.
   *
   * @param allocWant the flag that somebody wants a buffer
   */
  public Freebsd4(Kernel kernel, Pmap pmap, FreeStack data, IntCell allocWant) {
    super(kernel, data);
    this.pmap = pmap;
    this.giant = data.lock();
    this.freeList = data.list();
    this.allocWant = allocWant;
  }

  /** There are none: every wait can be interrupted. */
  @Override
  public Flags understood(Flags flags) {
    return new Flags(flags.bits() | Flags.CATCH);
  }

  /** {@code sf_buf_alloc()}, and what sendfile(2) does next: enters the page in the map. */
  @Override
  public int alloc(int m, Flags flags) {
    kernel.lock(giant);
    int sf;
    while ((sf = firstFree()) == 0) {
      allocWant.set(WANTED);
      if (kernel.msleep(data().channel(), giant, true) != 0) {
        break;
      }
    }
    if (sf != 0) {
      freeList.remove(sf);
      refCount(sf).set(1);
      m(sf).set(m);
      pmap.qenter(sf, m);
    }
    kernel.unlock(giant);
    return sf;
  }

  private int firstFree() {
    kernel.loopHead("sf_buf_alloc");
    return freeList.first();
  }

  /** {@code sf_buf_free()}, without the unwiring of the page, which is the caller's here. */
  @Override
  public void free(int sf) {
    kernel.lock(giant);
    kernel.kassert(refCount(sf).get() > 0, "freed_by_a_holder", "freeing free sf_buf");
    if (refCount(sf).decrement() == 0) {
      pmap.qremove(sf);
      m(sf).set(0);
      freeList.insertHead(sf);
      if (allocWant.get() == WANTED) {
        allocWant.set(0);
        wakeSleepers();
      }
    }
    kernel.unlock(giant);
  }

  /** Everybody: with one flag for all of them, one is not enough. */
  protected void wakeSleepers() {
    kernel.wakeup(data().channel());
  }

  /** {@code sf_buf_ref()}. */
  @Override
  public void ref(int sf) {
    kernel.lock(giant);
    kernel.kassert(refCount(sf).get() > 0, "ref_of_held", "referencing a free sf_buf");
    refCount(sf).add(1);
    kernel.unlock(giant);
  }

  @Override
  public int page(int sf) {
    return kernel.perform(new UnlockedRead.PageRead(m(sf), data().pages()));
  }

  private IntCell m(int sf) {
    return data().ms().get(sf - 1);
  }

  private IntCell refCount(int sf) {
    return data().refCounts().get(sf - 1);
  }
}
