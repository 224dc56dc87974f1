package org.sfmc.model.sfbuf;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;

/**
 * sys/i386/i386/vm_machdep.c: each buffer knows the CPUs on which its address needs no
 * invalidation, and a mapping that was never used needs none anywhere.
 *
 * <p>{@code cpumask} has a CPU exactly as long as that CPU's TLB is known to hold nothing but the
 * current entry. It does not say who uses the mapping.
 */
public class I386Machine implements MachineDependent {
  protected final Kernel kernel;
  protected final Pmap pmap;

  /** {@code cpumask} of buffer 1, of buffer 2, …; guarded by {@code sf_buf_lock}. */
  private final List<IntCell> cpumasks;

  public I386Machine(Kernel kernel, Pmap pmap, List<IntCell> cpumasks) {
    this.kernel = kernel;
    this.pmap = pmap;
    this.cpumasks = List.copyOf(cpumasks);
  }

  /** {@code sf_buf_map()}. */
  @Override
  public void map(int sf, int m, Flags flags) {
    int opte = enter(sf, m);
    boolean used = opte > 0;
    if (kernel.ncpus() == 1) {
      if (used) {
        pmap.invlpg(sf);
      }
      return;
    }
    if (used) {
      // Some CPU may have cached the old translation, and nobody knows which.
      resetMask(sf);
    }
    shootdown(sf, flags);
  }

  /**
   * Reads the old entry, then stores the new one: two instants, because the old one has no user.
   */
  protected int enter(int sf, int m) {
    int opte = pmap.pte(sf);
    pmap.setPte(sf, m);
    return opte;
  }

  /** {@code CPU_ZERO(&sf->cpumask)}. */
  protected void resetMask(int sf) {
    mask(sf).set(0);
  }

  /** {@code sf_buf_shootdown()}: this CPU, and unless the mapping is private all others. */
  @Override
  public void shootdown(int sf, Flags flags) {
    if (kernel.ncpus() == 1) {
      return;
    }
    kernel.schedPin();
    int me = 1 << kernel.pinnedCpu();
    int clean = mask(sf).get();
    if ((clean & me) == 0) {
      clean |= me;
      mask(sf).set(clean);
      pmap.invlpg(sf);
    }
    if (!flags.cpuPrivate()) {
      int others = pmap.allCpus() & ~clean;
      if (others != 0) {
        mask(sf).set(clean | others);
        invalidateOthers(others, sf);
      }
    }
    kernel.schedUnpin();
  }

  /** {@code smp_masked_invlpg()}. */
  protected void invalidateOthers(int cpus, int sf) {
    pmap.smpMaskedInvlpg(cpus, sf);
  }

  /** {@code sf_buf_unmap()}: the mapping stays until the buffer is needed for another page. */
  @Override
  public boolean unmap(int sf) {
    return false;
  }

  protected final IntCell mask(int sf) {
    return cpumasks.get(sf - 1);
  }
}
