package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.FreeStack;
import org.sfmc.model.sfbuf.Lwbuf;

/** Hands out the address as it is: another CPU than the one that mapped it may know an old page. */
public final class NoRevalidation extends Lwbuf {
  public NoRevalidation(Kernel kernel, Pmap pmap, FreeStack data, List<IntCell> cpumasks) {
    super(kernel, pmap, data, cpumasks);
  }

  @Override
  protected void revalidate(int lwb) {}
}
