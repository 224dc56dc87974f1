package org.sfmc.model.sfbuf;

/**
 * The flags of {@code sf_buf_alloc()}, with the values of sys/sys/sf_buf.h.
 *
 * @param bits flags joined by {@code |}; 0 is {@code SFB_DEFAULT}
 */
public record Flags(int bits) {
  /** {@code SFB_CATCH}: a signal ends the wait. */
  public static final int CATCH = 1;

  /** {@code SFB_CPUPRIVATE}: the mapping need be valid on the current CPU only. */
  public static final int CPUPRIVATE = 2;

  /** {@code SFB_NOWAIT}: fail rather than sleep. */
  public static final int NOWAIT = 4;

  /** Whether a signal ends the wait. */
  public boolean pcatch() {
    return (bits & CATCH) != 0;
  }

  /** Whether the mapping need be valid on the current CPU only. */
  public boolean cpuPrivate() {
    return (bits & CPUPRIVATE) != 0;
  }

  /** Whether the call fails rather than sleeps. */
  public boolean nowait() {
    return (bits & NOWAIT) != 0;
  }
}
