package org.sfmc.model.sfbuf.bugs;

import java.util.Locale;

/** What is known of a bug, strongest first. */
public enum Evidence {
  /** A commit, a review or an advisory tells of it, in sf_buf or in a relative. */
  COMMIT,
  /** Published source has it, or two dated versions differ by it. */
  CODE,
  /** The manual of the processor allows it. */
  SPECIFICATION,
  /** A natural slip; nobody is known to have made it. */
  PLAUSIBLE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
