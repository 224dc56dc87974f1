package org.sfmc.model.sfbuf;

import org.sfmc.model.kernel.Pmap;

/**
 * The default of sys/kern/subr_sfbuf.c ({@code SFBUF_NOMD}), as powerpc uses it: {@code
 * pmap_qenter()} maps for all CPUs, and a free buffer stays mapped.
 */
public class QenterMachine implements MachineDependent {
  protected final Pmap pmap;

  public QenterMachine(Pmap pmap) {
    this.pmap = pmap;
  }

  @Override
  public void map(int sf, int m, Flags flags) {
    pmap.qenter(sf, m);
  }

  /** A mapping is valid everywhere from the start. */
  @Override
  public void shootdown(int sf, Flags flags) {}

  @Override
  public boolean unmap(int sf) {
    return false;
  }
}
