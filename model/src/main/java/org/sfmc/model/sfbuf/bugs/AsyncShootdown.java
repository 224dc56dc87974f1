package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.I386Machine;

/** Asks the other CPUs to invalidate and does not wait until they have. */
public final class AsyncShootdown extends I386Machine {
  public AsyncShootdown(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected void invalidateOthers(int cpus, int sf) {
    pmap.askToInvalidate(cpus, sf);
  }
}
