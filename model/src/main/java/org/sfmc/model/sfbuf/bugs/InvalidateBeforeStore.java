package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.I386Machine;

/**
 * Invalidates first and stores the new entry afterwards; in between a CPU fills its TLB from the
 * old.
 */
public final class InvalidateBeforeStore extends I386Machine {
  public InvalidateBeforeStore(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  public void map(int sf, int m, Flags flags) {
    boolean used = pmap.pte(sf) > 0;
    if (used && kernel.ncpus() == 1) {
      pmap.invlpg(sf);
    } else if (used) {
      resetMask(sf);
    }
    shootdown(sf, flags);
    pmap.setPte(sf, m);
  }
}
