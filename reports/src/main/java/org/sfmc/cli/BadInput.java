package org.sfmc.cli;

/** Something the user gave is wrong; the message says what, and what would be right. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message, null, false, false);
  }
}
