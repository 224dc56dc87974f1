package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.TailQueue;

/**
 * sys/sparc64/sparc64/vm_machdep.c of FreeBSD 9.3, and mips 32 likewise: every allocation gets a
 * buffer of its own, which is unmapped everywhere before it is free again.
 */
public class Sparc64 extends OnBuffers<FreeStack> {
  protected final Pmap pmap;

  // The fields of sf_freelist, guarded by its sf_lock.
  private final Mutex sfLock;
  private final TailQueue sfHead;
  private final IntCell allocWant;

  public Sparc64(Kernel kernel, Pmap pmap, FreeStack data) {
    super(kernel, data);
    this.pmap = pmap;
    this.sfLock = data.lock();
    this.sfHead = data.list();
    this.allocWant = data.allocWant().orElseThrow();
  }

  /** {@code sf_buf_alloc()}. */
  @Override
  public int alloc(int m, Flags flags) {
    kernel.lock(sfLock);
    int sf;
    while ((sf = firstFree()) == 0) {
      if (flags.nowait()) {
        break;
      }
      allocWant.add(1);
      int error = kernel.msleep(data().channel(), sfLock, flags.pcatch());
      allocWant.add(-1);
      if (error != 0) {
        break;
      }
    }
    if (sf != 0) {
      sfHead.remove(sf);
      m(sf).set(m);
      pmap.qenter(sf, m);
    }
    kernel.unlock(sfLock);
    return sf;
  }

  /** {@code SLIST_FIRST}, at the head of the loop around the sleep. */
  private int firstFree() {
    kernel.loopHead("sf_buf_alloc");
    return sfHead.first();
  }

  /** {@code sf_buf_free()}: the address is published only when no CPU translates it any more. */
  @Override
  public void free(int sf) {
    pmap.qremove(sf);
    publish(sf);
  }

  /** To the head of the free list, and wakes whoever wants a buffer. */
  protected final void publish(int sf) {
    kernel.lock(sfLock);
    sfHead.insertHead(sf);
    if (allocWant.get() > 0) {
      kernel.wakeup(data().channel());
    }
    kernel.unlock(sfLock);
  }

  /** There is none: a buffer has one owner. */
  @Override
  public void ref(int sf) {
    throw new IllegalStateException("sparc64 has no sf_buf_ref");
  }

  /** {@code sf_buf_page()}: reads {@code m} without the lock. */
  @Override
  public int page(int sf) {
    return kernel.perform(new UnlockedRead.PageRead(m(sf), data().pages()));
  }

  private IntCell m(int sf) {
    return data().ms().get(sf - 1);
  }
}
