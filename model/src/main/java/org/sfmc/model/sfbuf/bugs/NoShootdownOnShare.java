package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.I386Machine;

/**
 * Invalidates when a buffer is mapped, but not when one CPU's private mapping is found by another.
 */
public final class NoShootdownOnShare extends I386Machine {
  public NoShootdownOnShare(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  public void map(int sf, int m, Flags flags) {
    if (kernel.ncpus() == 1) {
      super.map(sf, m, flags);
      return;
    }
    if (enter(sf, m) > 0) {
      resetMask(sf);
    }
    super.shootdown(sf, flags);
  }

  @Override
  public void shootdown(int sf, Flags flags) {}
}
