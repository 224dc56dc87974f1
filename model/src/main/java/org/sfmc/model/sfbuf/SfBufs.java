package org.sfmc.model.sfbuf;

import java.util.Optional;

/**
 * sf_buf(9): temporary kernel mappings of pages.
 *
 * <p>A buffer, a page and an address are numbers from 1, as pointers are in C; 0 is NULL.
 */
public interface SfBufs {
  /** {@code sf_buf_alloc()}: a mapping of page {@code m}, or NULL where the flags allow it. */
  int alloc(int m, Flags flags);

  /** The flags of an allocation as this implementation understands them. */
  default Flags understood(Flags flags) {
    return flags;
  }

  /** {@code sf_buf_free()}: releases one reference. */
  void free(int sf);

  /**
   * {@link #free} up to where the reference is gone: what is left to do, if anything, is {@link
   * #wake}.
   *
   * @return whether somebody is still to be woken, under no lock
   */
  default boolean release(int sf) {
    free(sf);
    return false;
  }

  /** The end of {@link #free}, where that wakes sleepers under no lock. */
  default void wake() {
    throw new IllegalStateException("nobody is to be woken");
  }

  /** {@code sf_buf_ref()}: takes one more reference. */
  void ref(int sf);

  /** {@code sf_buf_kva()}. */
  int kva(int sf);

  /** {@code sf_buf_page()}. */
  int page(int sf);

  /** {@code *va}, by the running thread on its CPU. */
  int load(int kva);

  /** {@code *va = value}, by the running thread on its CPU. */
  void store(int kva, int value);

  /** What code sees of an address when it compares it. */
  default int address(int kva) {
    return kva;
  }

  /** How a buffer or an address is printed. */
  String name(int sf);

  /** The buffers, where there are any: a direct map has none. */
  Optional<Buffers> pool();
}
