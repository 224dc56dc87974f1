package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Wakes one sleeper per free; one that a signal ends at that moment swallows the wakeup. */
public class WakeupOne extends SubrSfbuf {
  public WakeupOne(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
    pool.channel().keepOrder();
  }

  @Override
  protected void wakeSleepers() {
    kernel.wakeupOne(data().channel());
  }
}
