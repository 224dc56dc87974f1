package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.I386Machine;

/** Asks no CPU that is idle, although its TLB remembers what it knew when it was not. */
public final class SkipsIdleCpus extends I386Machine {
  public SkipsIdleCpus(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected void invalidateOthers(int cpus, int sf) {
    int busy = cpus & ~pmap.idleCpus();
    if (busy != 0) {
      super.invalidateOthers(busy, sf);
    }
  }
}
