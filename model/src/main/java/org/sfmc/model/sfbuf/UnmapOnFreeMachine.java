package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Pmap;

/**
 * sys/arm/arm/vm_machdep.c for ARMv6 and later: {@code pmap_qenter()} maps for all CPUs, and the
 * last free unmaps with {@code pmap_qremove()}, so that nothing is cached.
 */
public final class UnmapOnFreeMachine extends QenterMachine {
  public UnmapOnFreeMachine(Pmap pmap) {
    super(pmap);
  }

  @Override
  public boolean unmap(int sf) {
    pmap.qremove(sf);
    return true;
  }
}
