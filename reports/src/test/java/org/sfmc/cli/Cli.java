package org.sfmc.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command did.
 *
 * @param out its standard output
 * @param err its standard error
 */
public record Cli(int code, String out, String err) {
  /** Runs a command in this process, with the project's own corpus. */
  public static Cli sfmc(String... args) {
    String before = System.getProperty("sfmc.home");
    System.setProperty("sfmc.home", "..");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try {
      int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
      return new Cli(code, out.toString(), err.toString());
    } finally {
      if (before == null) {
        System.clearProperty("sfmc.home");
      } else {
        System.setProperty("sfmc.home", before);
      }
    }
  }

  String lastLine() {
    return out.lines().reduce("", (before, line) -> line);
  }
}
