package org.sfmc.model.sfbuf;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;

/**
 * {@link I386Machine} with one repair: the entry is exchanged atomically, so that a walk that sets
 * the accessed bit of the old one is seen or does not happen.
 */
public final class ExchangeMachine extends I386Machine {
  public ExchangeMachine(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    super(kernel, pmap, cpumasks);
  }

  @Override
  protected int enter(int sf, int m) {
    return pmap.exchangePte(sf, m);
  }
}
