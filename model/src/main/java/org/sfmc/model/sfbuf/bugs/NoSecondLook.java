package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.sfbuf.LinuxPkmap;
import org.sfmc.model.sfbuf.PkmapSlots;

/** Does not look whether somebody mapped the page during the sleep: it gets a second slot. */
public final class NoSecondLook extends LinuxPkmap {
  public NoSecondLook(Kernel kernel, Pmap pmap, PkmapSlots data) {
    super(kernel, pmap, data);
  }

  @Override
  protected int lookAgain(int m) {
    return 0;
  }
}
