package org.sfmc.bugs;

import org.sfmc.scenarios.compile.Compiled;

/** How {@code docs/bugs.md} writes what it is made of. */
final class BugsPage {
  private BugsPage() {}

  static String link(Compiled run) {
    String file = run.scenario().name().span().file();
    return "[`" + run.run().id() + "`](../" + file + ")";
  }

  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
