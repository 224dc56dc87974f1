package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/**
 * Looks for a recycled buffer on the chain of its new page to unhash it, and so leaves it on the
 * old one.
 */
public final class UnhashByNewKey extends SubrSfbuf {
  public UnhashByNewKey(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected void recycle(int sf, int m) {
    freeList.remove(sf);
    m(sf).set(m);
    if (active.lookup(m) == sf) {
      unhash(sf);
    }
    active.insertHead(m, sf);
    refCount(sf).set(1);
    countUsed();
  }
}
