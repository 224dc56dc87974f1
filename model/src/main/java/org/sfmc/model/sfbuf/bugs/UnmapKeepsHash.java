package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Unmaps a buffer when it becomes free, but leaves it hashed to be found again. */
public final class UnmapKeepsHash extends SubrSfbuf {
  public UnmapKeepsHash(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected void putFree(int sf) {
    freeList.insertTail(sf);
    data().used().add(-1);
    md.unmap(sf);
  }
}
