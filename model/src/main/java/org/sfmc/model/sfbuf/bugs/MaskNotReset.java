package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.I386Machine;

/**
 * Keeps the mask of the old mapping when its entry is replaced: nobody is asked to invalidate it.
 */
public final class MaskNotReset extends I386Machine {
  public MaskNotReset(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected void resetMask(int sf) {}
}
