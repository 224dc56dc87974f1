package org.sfmc.model.kernel;

import org.sfmc.model.machine.Mmu;

/**
 * The part of pmap(9) that temporary mappings need, as sys/i386/i386/pmap.c and mp_machdep.c have
 * it.
 *
 * <p>An address is a number from 1, as is a page; a set of CPUs has bit c for CPU c.
 */
public final class Pmap {
  private final Kernel kernel;
  private final Mmu mmu;

  public Pmap(Kernel kernel, Mmu mmu) {
    this.kernel = kernel;
    this.mmu = mmu;
  }

  /** {@code pmap_qenter()} of one page: all CPUs are told, and only if a valid entry changed. */
  public void qenter(int kva, int m) {
    int opte = pte(kva);
    if (Math.abs(opte) != m) {
      setPte(kva, m);
      if (opte != 0) {
        invalidate(kva);
      }
    }
  }

  /** {@code pmap_kenter_quick()} of DragonFly: this CPU only is told. */
  public void kenterQuick(int kva, int m) {
    setPte(kva, m);
    invlpg(kva);
  }

  /** {@code pmap_kenter()} of DragonFly: all CPUs are told. */
  public void kenter(int kva, int m) {
    setPte(kva, m);
    invalidate(kva);
  }

  /** {@code pmap_qremove()} of one page: all CPUs are told. */
  public void qremove(int kva) {
    setPte(kva, 0);
    invalidate(kva);
  }

  /** {@code pmap_invalidate_page()} of the kernel's map. */
  public void invalidate(int kva) {
    kernel.schedPin();
    int others = allCpus() & ~(1 << kernel.pinnedCpu());
    invlpg(kva);
    if (others != 0) {
      smpMaskedInvlpg(others, kva);
    }
    kernel.schedUnpin();
  }

  /** {@code *vtopte(kva)}: the page, negative while the accessed bit is clear, 0 for invalid. */
  public int pte(int kva) {
    return kernel.perform(mmu.read(kva));
  }

  /** A plain store of an entry whose accessed bit is clear; page 0 makes it invalid. */
  public void setPte(int kva, int m) {
    kernel.execute(mmu.store(kva, m));
  }

  /** {@code pte_load_store()}: stores an entry and returns the one before, as {@link #pte}. */
  public int exchangePte(int kva, int m) {
    return kernel.perform(mmu.exchange(kva, m));
  }

  /** {@code invlpg()} on this CPU. */
  public void invlpg(int kva) {
    kernel.execute(mmu.invlpg(kva));
  }

  /** {@code smp_masked_invlpg()}: returns when every CPU of the set has invalidated the address. */
  public void smpMaskedInvlpg(int cpus, int kva) {
    askToInvalidate(cpus, kva);
    kernel.execute(mmu.acknowledged(cpus, kva));
  }

  /** The interrupts of {@link #smpMaskedInvlpg}, without the wait. */
  public void askToInvalidate(int cpus, int kva) {
    kernel.execute(mmu.interrupt(cpus, kva));
  }

  /** {@code idle_cpus_mask}: the CPUs on which nothing runs that is not asleep. */
  public int idleCpus() {
    return kernel.perform(mmu.idleCpus());
  }

  /** {@code all_cpus}. */
  public int allCpus() {
    return (1 << kernel.ncpus()) - 1;
  }
}
