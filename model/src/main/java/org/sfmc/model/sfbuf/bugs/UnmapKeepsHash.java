package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Unmaps a buffer when it becomes free, but leaves it hashed to be found again. */
public final class UnmapKeepsHash extends SubrSfbuf {
  public UnmapKeepsHash(Kernel kernel, Pool pool) {
    super(kernel, pool);
  }

  @Override
  protected void lastFree(int sf) {
    super.lastFree(sf);
    kernel.perform(data().pageTable().enter(sf, 0));
  }
}
