package org.sfmc.model.sfbuf;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.TailQueue;

/**
 * sys/cpu/i386/misc/lwbuf.c of DragonFly (its last version): a mapping is valid on the CPU that
 * made it, and each other CPU makes it so when the address is asked for there.
 *
 * <p>Buffers come from an object cache, stay mapped there, and have one owner. An address is good
 * until its user is moved; whoever may have been asks again.
 */
public class Lwbuf extends OnBuffers<FreeStack> {
  protected final Pmap pmap;
  private final Mutex depot;
  private final TailQueue cache;

  /** {@code cpumask} of each buffer: where its address is valid. Its owner's, under no lock. */
  private final List<IntCell> cpumasks;

  public Lwbuf(Kernel kernel, Pmap pmap, FreeStack data, List<IntCell> cpumasks) {
    super(kernel, data);
    this.pmap = pmap;
    this.depot = data.lock();
    this.cache = data.list();
    this.cpumasks = List.copyOf(cpumasks);
  }

  /** There are none. */
  @Override
  public Flags understood(Flags flags) {
    return new Flags(0);
  }

  /** {@code lwbuf_alloc()}: the flags mean nothing to it, the wait cannot be interrupted. */
  @Override
  public int alloc(int m, Flags flags) {
    int lwb = objcacheGet();
    kernel.schedPin();
    cpumask(lwb).set(1 << kernel.pinnedCpu());
    pmap.kenterQuick(lwb, m);
    kernel.schedUnpin();
    return lwb;
  }

  /** {@code objcache_get()} that may wait. */
  private int objcacheGet() {
    kernel.lock(depot);
    int lwb;
    while ((lwb = firstFree()) == 0) {
      kernel.msleep(data().channel(), depot, false);
    }
    cache.remove(lwb);
    kernel.unlock(depot);
    return lwb;
  }

  private int firstFree() {
    kernel.loopHead("objcache_get");
    return cache.first();
  }

  /** {@code lwbuf_free()}: back to the object cache as it is. */
  @Override
  public void free(int lwb) {
    kernel.lock(depot);
    cache.insertHead(lwb);
    kernel.wakeup(data().channel());
    kernel.unlock(depot);
  }

  /** There is none: a buffer has one owner. */
  @Override
  public void ref(int lwb) {
    throw new IllegalStateException("lwbuf has no sf_buf_ref");
  }

  /** {@code lwbuf_kva()}: makes the address valid on this CPU. */
  @Override
  public int kva(int lwb) {
    kernel.schedPin();
    revalidate(lwb);
    kernel.schedUnpin();
    return lwb;
  }

  /** Forgets what this CPU knew of the address, once. */
  protected void revalidate(int lwb) {
    int me = 1 << kernel.pinnedCpu();
    if ((cpumask(lwb).get() & me) == 0) {
      pmap.invlpg(lwb);
      cpumask(lwb).or(me);
    }
  }

  /** {@code lwbuf_page()}. */
  @Override
  public int page(int lwb) {
    return Math.abs(pmap.pte(lwb));
  }

  private IntCell cpumask(int lwb) {
    return cpumasks.get(lwb - 1);
  }
}
