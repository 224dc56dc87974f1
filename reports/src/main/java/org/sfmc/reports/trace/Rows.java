package org.sfmc.reports.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Trace.Change;
import org.sfmc.checker.run.Trace.Inner;
import org.sfmc.reports.trace.Document.Row;
import org.sfmc.reports.trace.Document.Step;

/** The rows of a document. */
final class Rows {
  private final Trace trace;
  private final Explained explained;
  private int operations;

  Rows(Trace trace, Explained explained) {
    this.trace = trace;
    this.explained = explained;
  }

  List<Row> all() {
    operations = 0;
    List<Row> rows = new ArrayList<>();
    trace.rows().forEach(row -> rows.add(row(row)));
    return rows;
  }

  private Row row(Trace.Row row) {
    return new Row(
        row.number(),
        row.kind().name().toLowerCase(Locale.ROOT),
        row.thread() < 0 ? null : trace.threads().get(row.thread()),
        row.cpu(),
        row.line(),
        row.text(),
        row.returned().isEmpty() ? null : row.returned(),
        row.resumes(),
        row.unfinished(),
        row.inner().stream().map(this::step).toList(),
        changes(row.changes()),
        explained.causes().contains(row.number()),
        List.copyOf(explained.because().getOrDefault(row.number(), Set.of())),
        row.breaks());
  }

  private Step step(Inner inner) {
    operations++;
    return new Step(
        operations,
        inner.step(),
        inner.text(),
        inner.told(),
        inner.silent(),
        List.copyOf(inner.reads()),
        changes(inner.changes()),
        inner.enabled());
  }

  private static Map<String, List<String>> changes(List<Change> changes) {
    Map<String, List<String>> diff = new LinkedHashMap<>();
    changes.forEach(c -> diff.put(c.component(), List.of(c.before(), c.after())));
    return diff;
  }
}
