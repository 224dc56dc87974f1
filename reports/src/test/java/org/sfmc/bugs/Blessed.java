package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a test writes with {@code -Dbless=true}, and otherwise compares byte for byte. */
public final class Blessed {
  private Blessed() {}

  public static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, text);
    }
    assertEquals(Files.exists(file) ? Files.readString(file) : "no file " + file, text);
  }
}
