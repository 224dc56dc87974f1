package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Returns with sf_buf_lock held when there is no buffer for SFB_NOWAIT. */
public final class LockLeak extends SubrSfbuf {
  public LockLeak(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  public int alloc(int m, Flags flags) {
    kernel.lock(sfBufLock);
    int sf = active.lookup(m);
    if (sf != 0) {
      hit(sf);
      md.shootdown(sf, flags);
    } else {
      sf = miss(m, flags);
    }
    if (sf != 0) {
      kernel.unlock(sfBufLock);
    }
    return sf;
  }
}
