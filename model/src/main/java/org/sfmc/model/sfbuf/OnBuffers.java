package org.sfmc.model.sfbuf;

import java.util.Optional;
import org.sfmc.model.kernel.Kernel;

/**
 * What every implementation does alike that has buffers: an address is the number of its buffer,
 * and loads and stores go through the page table.
 */
abstract class OnBuffers<D extends Buffers> implements SfBufs {
  protected final Kernel kernel;
  private final D data;

  OnBuffers(Kernel kernel, D data) {
    this.kernel = kernel;
    this.data = data;
  }

  /** {@code sf_buf_kva()}: fixed for the life of the buffer. */
  @Override
  public int kva(int sf) {
    return sf;
  }

  @Override
  public int load(int kva) {
    return kernel.perform(data.mmu().load(kva));
  }

  @Override
  public void store(int kva, int value) {
    kernel.execute(data.mmu().write(kva, value));
  }

  @Override
  public String name(int sf) {
    return sf == 0 ? "NULL" : data.names().get(sf - 1);
  }

  @Override
  public Optional<Buffers> pool() {
    return Optional.of(data);
  }

  protected final D data() {
    return data;
  }
}
