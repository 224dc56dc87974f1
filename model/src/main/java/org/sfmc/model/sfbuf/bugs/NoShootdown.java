package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.I386Machine;

/** Marks the other CPUs clean without asking them to invalidate anything. */
public final class NoShootdown extends I386Machine {
  public NoShootdown(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected void invalidateOthers(int cpus, int sf) {}
}
