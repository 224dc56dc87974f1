package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.FreeStack;
import org.sfmc.model.sfbuf.Freebsd4;

/** Takes the flag back and wakes one sleeper: who else waits is forgotten. */
public final class FlagWakeupOne extends Freebsd4 {
  public FlagWakeupOne(Kernel kernel, Pmap pmap, FreeStack data, IntCell allocWant) {
    super(kernel, pmap, data, allocWant);
    data.channel().keepOrder();
  }

  @Override
  protected void wakeSleepers() {
    kernel.wakeupOne(data().channel());
  }
}
