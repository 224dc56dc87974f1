package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Does not count a cached buffer as used when it is referenced again. */
public final class UsedNotCounted extends SubrSfbuf {
  public UsedNotCounted(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected void hit(int sf) {
    if (refCount(sf).increment() == 1) {
      freeList.remove(sf);
    }
  }
}
