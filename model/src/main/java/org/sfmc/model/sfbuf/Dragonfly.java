package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.HashTable;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.TailQueue;

/**
 * sys/kern/kern_sfbuf.c of DragonFly as of 2004-04 (24712b9068): a hit leaves the buffer on the
 * free list, from where an allocation drops it; a mapping is valid on the CPUs in its mask, and
 * whether its entry was used is not asked.
 */
public class Dragonfly extends OnBuffers<DragonflyPool> {
  protected final Pmap pmap;

  // Guarded by the lock under which the kernel runs.
  private final Mutex mpLock;
  private final HashTable active;
  protected final TailQueue freeList;
  private final IntCell allocWant;

  public Dragonfly(Kernel kernel, Pmap pmap, DragonflyPool data) {
    super(kernel, data);
    this.pmap = pmap;
    this.mpLock = data.lock();
    this.active = data.active();
    this.freeList = data.list();
    data.channel().keepOrder();
    this.allocWant = data.want();
  }

  /** {@code sf_buf_alloc()}. */
  @Override
  public int alloc(int m, Flags flags) {
    kernel.lock(mpLock);
    int sf = active.lookup(m);
    if (sf != 0) {
      refCount(sf).add(1);
      sync(sf, flags);
    } else {
      sf = miss(m, flags);
    }
    kernel.unlock(mpLock);
    return sf;
  }

  /** A mapping is found again: makes it valid here, or everywhere. */
  private void sync(int sf, Flags flags) {
    kernel.schedPin();
    int me = 1 << kernel.pinnedCpu();
    int mask = cpumask(sf).get();
    if (flags.cpuPrivate()) {
      if ((mask & me) == 0) {
        pmap.invlpg(sf);
        cpumask(sf).set(mask | me);
      }
    } else if (mask != pmap.allCpus()) {
      pmap.invalidate(sf);
      cpumask(sf).set(pmap.allCpus());
    }
    kernel.schedUnpin();
  }

  private int miss(int m, Flags flags) {
    int sf = takeFree(flags);
    if (sf == 0) {
      return 0;
    }
    if (m(sf).get() != 0) {
      active.remove(sf);
    }
    active.insertHead(m, sf);
    refCount(sf).set(1);
    m(sf).set(m);
    kernel.schedPin();
    if (flags.cpuPrivate()) {
      pmap.kenterQuick(sf, m);
      cpumask(sf).set(1 << kernel.pinnedCpu());
    } else {
      pmap.kenter(sf, m);
      cpumask(sf).set(pmap.allCpus());
    }
    kernel.schedUnpin();
    return sf;
  }

  /** The first buffer of the free list that nobody has found in the meantime, or NULL. */
  private int takeFree(Flags flags) {
    int sf;
    do {
      while ((sf = firstFree()) == 0) {
        allocWant.add(1);
        int error = kernel.msleep(data().channel(), mpLock, flags.pcatch());
        allocWant.add(-1);
        if (error != 0) {
          return 0;
        }
      }
      freeList.remove(sf);
      onFreeq(sf).set(0);
    } while (!isUnused(sf));
    return sf;
  }

  private int firstFree() {
    kernel.loopHead("sf_buf_alloc");
    return freeList.first();
  }

  /** Whether nobody has referred to a buffer since it was put on the free list. */
  protected boolean isUnused(int sf) {
    return refCount(sf).get() == 0;
  }

  /** {@code sf_buf_free()}. */
  @Override
  public void free(int sf) {
    kernel.lock(mpLock);
    kernel.kassert(refCount(sf).get() > 0, "freed_by_a_holder", "sf_buf_free: freeing free sf_buf");
    if (refCount(sf).decrement() == 0) {
      if (onFreeq(sf).get() == 0) {
        freeList.insertTail(sf);
        onFreeq(sf).set(1);
      }
      if (allocWant.get() > 0) {
        kernel.wakeupOne(data().channel());
      }
    }
    kernel.unlock(mpLock);
  }

  /** {@code sf_buf_ref()}. */
  @Override
  public void ref(int sf) {
    kernel.lock(mpLock);
    kernel.kassert(refCount(sf).get() > 0, "ref_of_held", "sf_buf_ref: ref_count is 0");
    refCount(sf).add(1);
    kernel.unlock(mpLock);
  }

  @Override
  public int page(int sf) {
    return kernel.perform(new UnlockedRead.PageRead(m(sf), data().pages()));
  }

  protected final IntCell refCount(int sf) {
    return data().refCounts().get(sf - 1);
  }

  private IntCell m(int sf) {
    return data().ms().get(sf - 1);
  }

  private IntCell cpumask(int sf) {
    return data().cpumasks().get(sf - 1);
  }

  private IntCell onFreeq(int sf) {
    return data().onFreeq().get(sf - 1);
  }
}
