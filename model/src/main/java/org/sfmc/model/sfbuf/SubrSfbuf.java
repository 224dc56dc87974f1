package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.HashTable;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.TailQueue;

/**
 * The machine-independent allocator of sys/kern/subr_sfbuf.c (FreeBSD r269577).
 *
 * <p>Where the machine leaves a free buffer mapped it stays hashed too: the free list is an LRU
 * cache of mappings.
 */
public class SubrSfbuf extends OnBuffers<Pool> {
  protected final MachineDependent md;

  // The fields of subr_sfbuf.c, all guarded by sf_buf_lock.
  protected final Mutex sfBufLock;
  protected final HashTable active;
  protected final TailQueue freeList;
  protected final IntCell allocWant;

  public SubrSfbuf(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool);
    this.md = md;
    this.sfBufLock = pool.lock();
    this.active = pool.active();
    this.freeList = pool.list();
    this.allocWant = pool.want();
  }

  /** {@code sf_buf_alloc()}. */
  @Override
  public int alloc(int m, Flags flags) {
    assertPinned(flags);
    kernel.lock(sfBufLock);
    int sf = find(m);
    if (sf != 0) {
      hit(sf);
      md.shootdown(sf, flags);
    } else {
      sf = miss(m, flags);
    }
    kernel.unlock(sfBufLock);
    return sf;
  }

  /** {@code KASSERT} at the top of {@code sf_buf_alloc()}. */
  protected void assertPinned(Flags flags) {
    kernel.kassert(
        !flags.cpuPrivate() || kernel.pinned() > 0,
        "private_pinned",
        "sf_buf_alloc(SFB_CPUPRIVATE): curthread not pinned");
  }

  /** {@code LIST_FOREACH} over the page's chain: the buffer that maps it, free or not, or NULL. */
  protected int find(int m) {
    return active.lookup(m);
  }

  /** The page has a buffer: one more reference to it. */
  protected void hit(int sf) {
    if (refCount(sf).increment() == 1) {
      freeList.remove(sf);
      countUsed();
    }
  }

  /** The page has none: the least recently used buffer, as soon as there is one, or NULL. */
  protected int miss(int m, Flags flags) {
    int sf;
    // The page is not looked up again after the sleep, in any FreeBSD version.
    while ((sf = firstFree()) == 0) {
      // SFB_NOWAIT wins over SFB_CATCH.
      if (flags.nowait()) {
        return 0;
      }
      if (sleep(flags) != 0) {
        // A thread that was interrupted must not go back to sleep, buffer or no buffer.
        return 0;
      }
    }
    recycle(sf, m);
    md.map(sf, m, flags);
    return sf;
  }

  /** {@code TAILQ_FIRST}, at the head of the loop around the sleep. */
  protected int firstFree() {
    kernel.loopHead("sf_buf_alloc");
    return freeList.first();
  }

  /** Waits for somebody to free a buffer. */
  protected int sleep(Flags flags) {
    allocWant.add(1);
    int error = kernel.msleep(data().channel(), sfBufLock, flags.pcatch());
    allocWant.add(-1);
    return error;
  }

  /** Takes a free buffer from the page that it cached and gives it to another. */
  protected void recycle(int sf, int m) {
    freeList.remove(sf);
    if (m(sf).get() != 0) {
      unhash(sf);
    }
    active.insertHead(m, sf);
    refCount(sf).set(1);
    m(sf).set(m);
    countUsed();
  }

  /** {@code LIST_REMOVE} from the chain of the page that the buffer cached. */
  protected void unhash(int sf) {
    active.remove(sf);
  }

  /** {@code nsfbufsused} and its peak. */
  protected void countUsed() {
    int used = data().used().increment();
    if (used > data().peak().get()) {
      data().peak().set(used);
    }
  }

  /** {@code sf_buf_free()}. */
  @Override
  public void free(int sf) {
    kernel.lock(sfBufLock);
    if (refCount(sf).decrement() == 0) {
      lastFree(sf);
    }
    kernel.unlock(sfBufLock);
  }

  /** The last reference is gone: the buffer is free, and whoever wants one is woken. */
  protected void lastFree(int sf) {
    putFree(sf);
    // No wakeup is lost: a sleeper queues itself before it gives up the lock, and we hold the lock
    // from the moment the buffer is free until everybody who wanted one is awake.
    if (allocWant.get() > 0) {
      wakeSleepers();
    }
  }

  /** To the tail of the free list, and off the machine where it keeps no mapping. */
  protected void putFree(int sf) {
    freeList.insertTail(sf);
    data().used().add(-1);
    if (md.unmap(sf)) {
      m(sf).set(0);
      unhash(sf);
    }
  }

  /** Everybody: whoever finds the list empty again sleeps again. */
  protected void wakeSleepers() {
    kernel.wakeup(data().channel());
  }

  /** {@code sf_buf_ref()}. */
  @Override
  public void ref(int sf) {
    kernel.execute(new UnlockedRead.RefAsserted(refCount(sf)));
    kernel.lock(sfBufLock);
    refCount(sf).add(1);
    kernel.unlock(sfBufLock);
  }

  /** {@code sf_buf_page()}: reads {@code m} without the lock. */
  @Override
  public int page(int sf) {
    return kernel.perform(new UnlockedRead.PageRead(m(sf), data().pages()));
  }

  protected final IntCell refCount(int sf) {
    return data().refCounts().get(sf - 1);
  }

  protected final IntCell m(int sf) {
    return data().ms().get(sf - 1);
  }
}
