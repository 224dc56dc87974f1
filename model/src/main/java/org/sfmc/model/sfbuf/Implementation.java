package org.sfmc.model.sfbuf;

/** The implementations that a scenario can run on; the first is the default. */
public enum Implementation {
  /** {@link SubrSfbuf}. */
  GENERIC("the pool of sys/kern/subr_sfbuf.c over pmap_qenter: counted, cached, global"),
  /** {@link Relookup}. */
  RELOOKUP("generic, but looks the page up again after a sleep"),
  /** {@link DirectMap}. */
  DIRECT_MAP("all memory is mapped: the buffer is the page, and nothing is allocated");

  private final String difference;

  Implementation(String difference) {
    this.difference = difference;
  }

  /** As {@code impl =} writes it. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What tells it from the others, in one line. */
  public String difference() {
    return difference;
  }
}
