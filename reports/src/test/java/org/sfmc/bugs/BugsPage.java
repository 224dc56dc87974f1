package org.sfmc.bugs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sfmc.Repository;
import org.sfmc.scenarios.compile.Compiled;

/**
 * {@code docs/bugs.md}. Its last part is found out by Lincheck, in a process of its own, so that
 * two tests write one part each.
 */
final class BugsPage {
  static final Path FILE = Repository.ROOT.resolve("docs/bugs.md");
  private static final String LAST_PART = "\n## The same bugs under Lincheck\n";

  private BugsPage() {}

  /** What is on the page before the last part. */
  static String beforeLincheck() throws IOException {
    String page = Files.readString(FILE);
    return page.substring(0, start(page));
  }

  /** The last part as it is on the page. */
  static String underLincheck() throws IOException {
    String page = Files.readString(FILE);
    return page.substring(start(page));
  }

  /** The last part. */
  static String underLincheck(String text) {
    return LAST_PART + text;
  }

  private static int start(String page) {
    int start = page.indexOf(LAST_PART);
    return start < 0 ? page.length() : start;
  }

  static String link(Compiled run) {
    String file = run.scenario().name().span().file();
    return "[`" + run.run().id() + "`](../" + file + ")";
  }

  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
