package org.sfmc.reports.export;

import org.sfmc.reports.trace.Document;

/** Command lines that show a run again. */
public final class Commands {
  private Commands() {}

  /** The one that follows the run's schedule, as a shell takes it. */
  public static String replay(Document document) {
    String overrides = document.scenario().overridden();
    String run = overrides.isEmpty() ? "" : " --run " + word(overrides);
    String grain = document.grain().equals("lock") ? "" : " --grain " + document.grain();
    return "sfmc replay %s%s%s --schedule %s"
        .formatted(word(document.scenario().path()), run, grain, word(document.schedule()));
  }

  private static String word(String text) {
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
