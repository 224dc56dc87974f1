package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.I386Machine;

/** Asks the other CPUs to invalidate the first buffer's address, whichever buffer was mapped. */
public final class WrongVa extends I386Machine {
  public WrongVa(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected void invalidateOthers(int cpus, int sf) {
    pmap.smpMaskedInvlpg(cpus, 1);
  }
}
