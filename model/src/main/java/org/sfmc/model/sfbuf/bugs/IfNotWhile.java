package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Looks at the free list once after the sleep: another thread may have emptied it again. */
public final class IfNotWhile extends SubrSfbuf {
  public IfNotWhile(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int miss(int m, Flags flags) {
    int sf = firstFree();
    if (sf == 0) {
      if (flags.nowait() || sleep(flags) != 0) {
        return 0;
      }
      sf = freeList.first();
      kernel.kassert(sf != 0, "no_null_dereference", "the free list is empty after the sleep");
    }
    recycle(sf, m);
    md.map(sf, m, flags);
    return sf;
  }
}
