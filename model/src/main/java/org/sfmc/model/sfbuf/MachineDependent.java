package org.sfmc.model.sfbuf;

/**
 * The half of sf_buf(9) that each machine has its own of. Called with {@code sf_buf_lock} held.
 *
 * <p>{@link SubrSfbuf} is the other half.
 */
public interface MachineDependent {
  /** {@code sf_buf_map()}: makes the buffer's address map page {@code m}. */
  void map(int sf, int m, Flags flags);

  /**
   * {@code sf_buf_shootdown()}: a mapping is found again; makes it valid where the caller needs it.
   */
  void shootdown(int sf, Flags flags);

  /** {@code sf_buf_unmap()}: the buffer is free; says whether the mapping is gone. */
  boolean unmap(int sf);
}
