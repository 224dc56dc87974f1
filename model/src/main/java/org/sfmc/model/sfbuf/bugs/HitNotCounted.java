package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Does not take a reference when the page already has a buffer. */
public final class HitNotCounted extends SubrSfbuf {
  public HitNotCounted(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected void hit(int sf) {
    if (refCount(sf).get() == 0) {
      freeList.remove(sf);
      refCount(sf).set(1);
      countUsed();
    }
  }
}
