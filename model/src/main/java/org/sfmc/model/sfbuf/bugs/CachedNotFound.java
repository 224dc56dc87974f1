package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Takes a buffer that nobody refers to for none, although it still maps the page. */
public final class CachedNotFound extends SubrSfbuf {
  public CachedNotFound(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int find(int m) {
    int sf = super.find(m);
    return sf != 0 && refCount(sf).get() > 0 ? sf : 0;
  }
}
