package org.sfmc.reports.html;

import org.sfmc.reports.trace.Document;

/**
 * A run as a page: its lanes as a table, which needs no script, and panels that follow it step by
 * step, which do.
 */
public final class TracePage {
  private static final Assets ASSETS = Assets.of("trace");

  private TracePage() {}

  /** The text of the page. */
  public static String print(Document document) {
    return Assets.render("trace.jte", new TraceView(document, ASSETS));
  }
}
