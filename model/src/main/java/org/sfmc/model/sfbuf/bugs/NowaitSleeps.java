package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Looks at SFB_NOWAIT only after the sleep. */
public final class NowaitSleeps extends SubrSfbuf {
  public NowaitSleeps(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int miss(int m, Flags flags) {
    int sf;
    while ((sf = firstFree()) == 0) {
      if (sleep(flags) != 0 || flags.nowait()) {
        return 0;
      }
    }
    recycle(sf, m);
    md.map(sf, m, flags);
    return sf;
  }
}
