package org.sfmc.scenarios.generate;

import java.util.List;
import java.util.Locale;

/** What a generated program may get wrong, and the promises that can break by it. */
public enum Mistake {
  /** A buffer is given back twice. */
  FREE_TWICE("gives its buffer back twice", "freed_by_a_holder"),
  /** A page loses its wiring while it is mapped. */
  UNWIRE_EARLY("unwires its page while it is mapped", "page_wired"),
  /** A private mapping is asked for by a thread that is not pinned. */
  NO_PIN("asks for a private mapping without a pin", "private_pinned"),
  /** The pin is released while the private mapping is in use. */
  UNPIN_EARLY("lets go of its CPU before it has read", "private_cpu"),
  /** The error path forgets the buffer. */
  LEAK("forgets its buffer when the copy fails", "no_buffer_leak"),
  /** A thread that holds one buffer sleeps for a second. */
  HOLD_AND_WAIT("sleeps for a second buffer", "no_deadlock"),
  /** A mapping is read after it was given back. */
  USE_AFTER_FREE("reads through a mapping that it gave back", "no_use_after_free", "no_page_fault");

  private final String story;
  private final List<String> properties;

  Mistake(String story, String... properties) {
    this.story = story;
    this.properties = List.of(properties);
  }

  /** What the thread does, as the end of a sentence about it. */
  public String story() {
    return story;
  }

  /** The promises of which one breaks wherever the mistake can be seen. */
  public List<String> properties() {
    return properties;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
