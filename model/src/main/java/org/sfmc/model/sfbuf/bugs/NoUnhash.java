package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Gives a buffer to another page without taking it off the hash chain of the first. */
public final class NoUnhash extends SubrSfbuf {
  public NoUnhash(Kernel kernel, Pool pool) {
    super(kernel, pool);
  }

  @Override
  protected void unhash(int sf) {}
}
