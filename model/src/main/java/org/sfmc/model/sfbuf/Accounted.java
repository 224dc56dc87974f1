package org.sfmc.model.sfbuf;

import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.Threads;

/**
 * An implementation with every call entered in the {@link Ledger}.
 *
 * <p>An address carries the page it was good for, and how often that had been taken by somebody
 * else, so that a stale one is known when it is used; {@link #address} takes that off again.
 */
public final class Accounted implements SfBufs {
  /** The part of an address that C sees. */
  private static final int ADDRESS = 0xff;

  private static final int PAGE_SHIFT = 8;

  private final Kernel kernel;
  private final Threads threads;
  private final SfBufs sfBufs;
  private final Ledger ledger;

  private final Buffers buffers;

  /** Whether a reference ends with the call that gives it up, and not at its beginning. */
  private final boolean isCounted;

  public Accounted(Kernel kernel, Threads threads, SfBufs sfBufs, Ledger ledger) {
    this.kernel = kernel;
    this.threads = threads;
    this.sfBufs = sfBufs;
    this.ledger = ledger;
    this.buffers = sfBufs.pool().orElseThrow();
    this.isCounted = buffers.isCounted();
  }

  @Override
  public int alloc(int m, Flags flags) {
    if (ledger.notesWants()) {
      kernel.execute(ledger.wants(m));
    }
    Flags understood = sfBufs.understood(flags);
    if (understood.nowait()) {
      kernel.execute(threads.forbidSleeping());
    }
    int sf = sfBufs.alloc(m, flags);
    kernel.execute(
        sf == 0 ? ledger.refused(understood, buffers, m) : ledger.granted(sf, m, understood));
    return sf;
  }

  @Override
  public void free(int sf) {
    if (!isCounted) {
      kernel.execute(ledger.releasing(sf));
    }
    boolean wakes = sfBufs.release(sf);
    if (isCounted) {
      kernel.execute(ledger.released(sf));
    }
    if (wakes) {
      sfBufs.wake();
    }
  }

  @Override
  public void ref(int sf) {
    sfBufs.ref(sf);
    kernel.execute(ledger.referenced(sf));
  }

  @Override
  public int kva(int sf) {
    return sfBufs.kva(sf) | kernel.perform(ledger.addressed(sf)) << PAGE_SHIFT;
  }

  @Override
  public int page(int sf) {
    int m = sfBufs.page(sf);
    kernel.execute(ledger.asked(sf, m));
    return m;
  }

  @Override
  public int load(int kva) {
    int value = sfBufs.load(kva & ADDRESS);
    kernel.execute(ledger.accessed(kva & ADDRESS, kva >> PAGE_SHIFT));
    return value;
  }

  @Override
  public void store(int kva, int value) {
    sfBufs.store(kva & ADDRESS, value);
    kernel.execute(ledger.accessed(kva & ADDRESS, kva >> PAGE_SHIFT));
  }

  @Override
  public int address(int kva) {
    return kva & ADDRESS;
  }

  @Override
  public String name(int sf) {
    return sfBufs.name(sf & ADDRESS);
  }

  @Override
  public Optional<Buffers> pool() {
    return sfBufs.pool();
  }
}
