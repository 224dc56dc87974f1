package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Sleeps interruptibly whether or not the caller asked for SFB_CATCH. */
public final class PcatchAlways extends SubrSfbuf {
  public PcatchAlways(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int sleep(Flags flags) {
    return super.sleep(new Flags(flags.bits() | Flags.CATCH));
  }
}
