package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.I386Machine;

/** Waits for the acknowledgements with interrupts disabled, and answers nobody meanwhile. */
public final class DeafShootdown extends I386Machine {
  public DeafShootdown(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected void invalidateOthers(int cpus, int sf) {
    kernel.spinlockEnter();
    super.invalidateOthers(cpus, sf);
    kernel.spinlockExit();
  }
}
