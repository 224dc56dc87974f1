package org.sfmc.model.sfbuf;

import java.util.Locale;
import java.util.Set;

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
  /** {@link Sparc64}. */
  SPARC64("a buffer for each allocation, unmapped everywhere before it is free"),
  /** {@link Freebsd4}. */
  FREEBSD4("FreeBSD 4: for each allocation, counted; one flag for all who wait, all interruptible"),
  /** {@link Dragonfly}. */
  DRAGONFLY("DragonFly 2004: counted and cached; a hit stays on the free list, wakeup_one"),
  /** {@link Lwbuf}. */
  LWBUF("DragonFly 2010: one owner, valid on one CPU; sf_buf_kva makes it valid on another"),
  /** {@link LinuxPkmap}. */
  LINUX_PKMAP("Linux kmap(): freed slots are flushed together, the page is looked up again"),
  /** {@link DirectMap}. */
  DIRECT_MAP("all memory is mapped: the buffer is the page, and nothing is allocated");

  private final String difference;

  Implementation(String difference) {
    this.difference = difference;
  }

  /** The flags and calls that it does not have. */
  public Set<String> lacks() {
    return switch (this) {
      case SPARC64 -> Set.of("sf_buf_ref");
      case FREEBSD4, DRAGONFLY, LINUX_PKMAP -> Set.of("SFB_NOWAIT");
      case LWBUF -> Set.of("SFB_NOWAIT", "sf_buf_ref");
      default -> Set.of();
    };
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
