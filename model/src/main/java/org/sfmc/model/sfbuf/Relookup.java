package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Kernel;

/**
 * {@link SubrSfbuf} with one repair: after a sleep the page is looked up again, as Linux's {@code
 * map_new_virtual()} and illumos's {@code segmap_hashin()} do, so that a page never has two
 * buffers.
 */
public final class Relookup extends SubrSfbuf {
  public Relookup(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int miss(int m, Flags flags) {
    int sf;
    while ((sf = firstFree()) == 0) {
      if (flags.nowait() || sleep(flags) != 0) {
        return 0;
      }
      sf = active.lookup(m);
      if (sf != 0) {
        hit(sf);
        md.shootdown(sf, flags);
        return sf;
      }
    }
    recycle(sf, m);
    md.map(sf, m, flags);
    return sf;
  }
}
