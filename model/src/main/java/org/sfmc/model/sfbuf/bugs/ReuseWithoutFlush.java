package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.sfbuf.LinuxPkmap;
import org.sfmc.model.sfbuf.PkmapSlots;

/** Takes a slot that nobody uses although no CPU has been told since it was mapped. */
public final class ReuseWithoutFlush extends LinuxPkmap {
  public ReuseWithoutFlush(Kernel kernel, Pmap pmap, PkmapSlots data) {
    super(kernel, pmap, data);
  }

  @Override
  protected boolean isUsable(int slot) {
    return count(slot).get() <= UNFLUSHED;
  }
}
