package org.sfmc.model.sfbuf;

import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.Pages;

/**
 * sf_buf(9) on a machine that has all memory mapped, such as amd64 (sys/sys/sf_buf.h): the buffer
 * is the page, its address is in the direct map, and nothing is ever allocated, counted or refused.
 */
public final class DirectMap implements SfBufs {
  private final Kernel kernel;
  private final Pages pages;

  public DirectMap(Kernel kernel, Pages pages) {
    this.kernel = kernel;
    this.pages = pages;
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
    return sf;
  }

  @Override
  public int page(int sf) {
    return sf;
  }

  @Override
  public int load(int kva) {
    return kernel.perform(pages.load(kva));
  }

  @Override
  public void store(int kva, int value) {
    kernel.perform(pages.store(kva, value));
  }

  @Override
  public String name(int sf) {
    return pages.name(sf);
  }

  @Override
  public Optional<Pool> pool() {
    return Optional.empty();
  }
}
