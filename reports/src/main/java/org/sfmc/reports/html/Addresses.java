package org.sfmc.reports.html;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of files. */
final class Addresses {
  private Addresses() {}

  /** A file beside the page: {@code ./} keeps a name with a colon from being a scheme. */
  static String of(String file) {
    try {
      return new URI(null, null, "./" + file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not the name of a file: " + file, e);
    }
  }
}
