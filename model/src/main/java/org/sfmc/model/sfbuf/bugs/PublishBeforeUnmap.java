package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.sfbuf.FreeStack;
import org.sfmc.model.sfbuf.Sparc64;

/** Puts the buffer on the free list first: the late unmapping hits whoever has it by then. */
public final class PublishBeforeUnmap extends Sparc64 {
  public PublishBeforeUnmap(Kernel kernel, Pmap pmap, FreeStack data) {
    super(kernel, pmap, data);
  }

  @Override
  public void free(int sf) {
    publish(sf);
    pmap.qremove(sf);
  }
}
