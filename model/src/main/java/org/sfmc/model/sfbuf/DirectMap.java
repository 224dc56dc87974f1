package org.sfmc.model.sfbuf;

import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.PageLife;
import org.sfmc.model.machine.Pages;

/**
 * sf_buf(9) on a machine that has all memory mapped, such as amd64 (sys/sys/sf_buf.h): the buffer
 * is the page, its address is in the direct map, and nothing is ever allocated, counted or refused.
 *
 * <p>Where pages can be taken by somebody else, an address carries how often its page had been;
 * {@link #address} takes that off again.
 */
public final class DirectMap implements SfBufs {
  /** The part of an address that C sees. */
  private static final int ADDRESS = 0xff;

  private static final int GENERATION_SHIFT = 8;

  private final Kernel kernel;
  private final Pages pages;
  private final Optional<PageLife> life;

  public DirectMap(Kernel kernel, Pages pages, Optional<PageLife> life) {
    this.kernel = kernel;
    this.pages = pages;
    this.life = life;
  }

  @Override
  public int alloc(int m, Flags flags) {
    return m;
  }

  @Override
  public void free(int sf) {}

  @Override
  public void ref(int sf) {}

  @Override
  public int kva(int sf) {
    return life.isEmpty() ? sf : sf | kernel.perform(life.get().generation(sf)) << GENERATION_SHIFT;
  }

  @Override
  public int page(int sf) {
    return sf;
  }

  @Override
  public int load(int kva) {
    int value = kernel.perform(pages.load(address(kva)));
    accessed(kva);
    return value;
  }

  @Override
  public void store(int kva, int value) {
    kernel.execute(pages.store(address(kva), value));
    accessed(kva);
  }

  private void accessed(int kva) {
    life.ifPresent(l -> kernel.perform(l.sameAs(address(kva), kva >> GENERATION_SHIFT)));
  }

  @Override
  public int address(int kva) {
    return kva & ADDRESS;
  }

  @Override
  public String name(int sf) {
    return pages.name(address(sf));
  }

  @Override
  public Optional<Buffers> pool() {
    return Optional.empty();
  }
}
