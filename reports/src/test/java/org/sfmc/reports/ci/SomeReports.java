package org.sfmc.reports.ci;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Report.Run;
import org.sfmc.reports.trace.Document;

/** Reports in which nothing is as expected. */
final class SomeReports {
  private SomeReports() {}

  /** A report of some runs. */
  static Report of(Run... runs) {
    return new Report(Report.SCHEMA, "sfmc 0.1.0", "lock", List.of(runs));
  }

  /** A run that broke something that it should not have. */
  static Run failed(String name, String explanation, Document.Place at) {
    return new Run(
        name,
        "stale",
        "",
        "my dir/a,b:c.litmus",
        7,
        "i386",
        List.of(),
        "ok",
        "FAIL",
        List.of(),
        "violated",
        "tlb_coherent",
        explanation,
        at,
        false,
        12,
        34,
        0,
        null,
        null,
        null,
        "stale.html");
  }

  /** A run of which nothing is known. */
  static Run incomplete(String name) {
    return new Run(
        name,
        "big",
        "",
        "big.litmus",
        3,
        "i386",
        List.of(),
        "ok",
        "INCOMPLETE",
        List.of(),
        "incomplete",
        null,
        "the limit of 10 states was hit",
        null,
        false,
        10,
        20,
        0,
        null,
        null,
        null,
        null);
  }

  /** Every one of these documents as if it were a failure. */
  static Report failing(Iterable<Document> documents) {
    List<Run> runs = new ArrayList<>();
    for (Document d : documents) {
      runs.add(
          new Run(
              d.scenario().run(),
              d.scenario().name(),
              "",
              d.scenario().path(),
              1,
              d.scenario().impl(),
              d.scenario().bugs(),
              "ok",
              "FAIL",
              List.of(),
              "violated",
              d.verdict().property(),
              d.verdict().explanation(),
              d.verdict().at(),
              false,
              1,
              1,
              0,
              null,
              null,
              null,
              null));
    }
    return of(runs.toArray(Run[]::new));
  }
}
