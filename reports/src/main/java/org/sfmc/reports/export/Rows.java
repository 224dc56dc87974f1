package org.sfmc.reports.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;

/** What is said of a row wherever it is shown. */
public final class Rows {
  private Rows() {}

  /** The statement or the event, with what it returns, or where it is interrupted. */
  public static String label(Row row) {
    String before = row.resumes() ? "… " : "";
    String after = row.result() == null ? "" : " → " + row.result();
    return before + row.text() + (row.unfinished() ? " …" : after);
  }

  /** The changes to show where there is no room for all: those that matter, if that is known. */
  public static List<String> changes(Document document, Row row) {
    List<String> changes = new ArrayList<>();
    row.diff()
        .forEach(
            (component, change) -> {
              if (document.relevant().isEmpty() || document.relevant().contains(component)) {
                changes.add(component + " " + change.get(0) + " → " + change.get(1));
              }
            });
    return changes;
  }

  /** The CPU that acts: the thread's, or for an event on a CPU that one; empty for none. */
  public static Optional<Integer> cpu(Document document, Row row) {
    if (row.cpu() >= 0 || row.thread() != null) {
      return row.cpu() >= 0 ? Optional.of(row.cpu()) : Optional.empty();
    }
    return row.steps().stream()
        .flatMap(step -> Stream.concat(step.writes().keySet().stream(), step.reads().stream()))
        .flatMap(name -> Component.parse(name).of().stream())
        .filter(name -> name.matches("cpu\\d+"))
        .map(name -> Integer.valueOf(name.substring("cpu".length())))
        .filter(cpu -> cpu < document.cpus())
        .findFirst();
  }

  /** What the later row looked at and the earlier one wrote; the components' names. */
  public static List<String> handed(Row earlier, Row later) {
    List<String> read = later.steps().stream().flatMap(s -> s.reads().stream()).toList();
    return earlier.steps().stream()
        .flatMap(step -> step.writes().keySet().stream())
        .distinct()
        .filter(read::contains)
        .toList();
  }

  /** Whether another thread goes on in this row than before. */
  public static boolean isSwitch(Document document, Row row) {
    return row.isCall()
        && document.rows().subList(0, row.n() - 1).stream()
            .filter(Row::isCall)
            .reduce((before, last) -> last)
            .filter(last -> !last.thread().equals(row.thread()))
            .isPresent();
  }
}
