package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.sfbuf.Dragonfly;
import org.sfmc.model.sfbuf.DragonflyPool;

/** Takes the first buffer of the free list although a hit may have left a referenced one there. */
public final class TakesReferenced extends Dragonfly {
  public TakesReferenced(Kernel kernel, Pmap pmap, DragonflyPool data) {
    super(kernel, pmap, data);
  }

  @Override
  protected boolean isUnused(int sf) {
    return true;
  }
}
