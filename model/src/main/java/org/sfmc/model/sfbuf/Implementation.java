package org.sfmc.model.sfbuf;

import java.util.Locale;

/** The implementations that a scenario can run on; the first is the default. */
public enum Implementation {
  /** {@link SubrSfbuf} on {@link I386Machine}. */
  I386("counted and cached; a CPU mask per buffer, unused mappings need no invalidation"),
  /** {@link SubrSfbuf} on {@link ExchangeMachine}. */
  I386_XCHG("i386, but the page table entry is exchanged atomically"),
  /** {@link Relookup} on {@link I386Machine}. */
  RELOOKUP("i386, but the page is looked up again after a sleep"),
  /** {@link SubrSfbuf} on {@link QenterMachine}. */
  GENERIC("counted and cached; pmap_qenter tells all CPUs"),
  /** {@link SubrSfbuf} on {@link UnmapOnFreeMachine}. */
  UNMAP_ON_FREE("counted; pmap_qenter and pmap_qremove tell all CPUs, nothing is cached"),
  /** {@link DirectMap}. */
  DIRECT_MAP("all memory is mapped: the buffer is the page, and nothing is allocated");

  private final String difference;

  Implementation(String difference) {
    this.difference = difference;
  }

  /** The implementation that {@code impl =} names. */
  public static Implementation of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** As {@code impl =} writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What tells it from the others, in one line. */
  public String difference() {
    return difference;
  }
}
