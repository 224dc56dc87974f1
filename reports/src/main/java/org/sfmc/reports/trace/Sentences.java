package org.sfmc.reports.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Trace.Kind;
import org.sfmc.checker.run.Trace.Row;
import org.sfmc.checker.why.Escape;
import org.sfmc.checker.why.Why;
import org.sfmc.checker.why.WithoutBug;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.reports.trace.Document.Counterfactual;
import org.sfmc.reports.trace.Document.Latent;
import org.sfmc.reports.trace.Document.Sentence;
import org.sfmc.scenarios.compile.Points;

/** What is known of why a run breaks a promise, in sentences. */
final class Sentences {
  private static final int MOST_CLAUSES = 2;

  private final ModelledSystem system;
  private final Points points;
  private final Trace trace;
  private final Finding finding;
  private final Why why;

  Sentences(ModelledSystem system, Points points, Trace trace, Finding finding, Why why) {
    this.system = system;
    this.points = points;
    this.trace = trace;
    this.finding = finding;
    this.why = why;
  }

  /** One for each cause, and for the row that breaks it where that did something. */
  List<Sentence> causes() {
    List<Sentence> sentences = new ArrayList<>();
    for (Row row : trace.rows()) {
      List<String> wrote = why.slice().wrote().getOrDefault(row.number(), List.of());
      if (!wrote.isEmpty()) {
        sentences.add(new Sentence(List.of(row.number()), sentence(row, wrote)));
      }
    }
    boolean none = why.escape().filter(e -> e.kind() == Escape.Kind.NONE).isPresent();
    if (none) {
      sentences.add(
          new Sentence(List.of(), "Every run of the scenario breaks a promise" + cause() + "."));
    }
    return sentences;
  }

  private String sentence(Row row, List<String> wrote) {
    Clauses clauses = new Clauses(trace, row);
    if (row.kind() == Kind.MIGRATION || row.kind() == Kind.SIGNAL || row.kind() == Kind.PAGING) {
      return row.text() + ".";
    }
    List<String> shown = wrote.stream().filter(clauses::isTold).toList();
    String said =
        (shown.isEmpty() ? wrote : shown)
            .stream()
                .map(clauses::of)
                .distinct()
                .limit(MOST_CLAUSES)
                .collect(Collectors.joining(", and "));
    return (shown.isEmpty() ? clauses.subject() + ": " : clauses.subject() + " ") + said + ".";
  }

  /** From where on it was lost; null where that is not known, or was so from the beginning. */
  Latent latent() {
    if (why.alone().isPresent()) {
      String thread = trace.threads().get(finding.thread());
      return new Latent(
          rowOf(why.alone().get().moves() - 1),
          "%s breaks %s, even if no other thread takes a step%s."
              .formatted(thread, finding.claim(), cause()));
    }
    return escape()
        .map(
            e -> new Latent(rowOf(e.move()), "every way to go on breaks a promise" + cause() + "."))
        .orElse(null);
  }

  /** What is innocent by itself is not blamed where a bug is planted. */
  private String cause() {
    return why.withoutBug().isPresent() ? ", because of the bug" : "";
  }

  private Optional<Escape> escape() {
    return why.escape().filter(e -> e.kind() == Escape.Kind.FOUND).map(Escape.Answer::escape);
  }

  /** How it would have gone; null where that is not known. */
  Counterfactual counterfactual() {
    return why.withoutBug()
        .map(this::withoutBug)
        .orElseGet(() -> escape().map(this::nearest).orElse(null));
  }

  private Counterfactual withoutBug(WithoutBug other) {
    String then = "";
    if (!other.result().isEmpty()) {
      then = points.get(finding.point()).text() + " → " + other.result();
    }
    if (other.ends()) {
      then += (then.isEmpty() ? "" : ", and ") + "every thread comes to its end";
    }
    List<String> there = new ArrayList<>(List.of(other.there()));
    there.addAll(other.more());
    return new Counterfactual(
        "without_bug",
        Map.of("bug", "none"),
        other.here().isEmpty()
            ? rowBefore(other.move(), other.after())
            : rowOf(other.move(), other.here()),
        other.move() + 1,
        other.here(),
        String.join(", … ", there),
        then,
        null);
  }

  private Counterfactual nearest(Escape escape) {
    Schedule passing = escape.passing();
    Schedule taken = new Schedule(finding.initial(), finding.run());
    return new Counterfactual(
        "nearest_pass",
        Map.of(),
        rowOf(escape.move()),
        escape.move() + 1,
        goesOn(taken.moves().get(escape.move()), escape.here()),
        goesOn(passing.moves().get(escape.move()), escape.there()),
        "every thread comes to its end",
        passing.text(system));
  }

  /** A move as a sentence, with what it chooses if it is a choice. */
  private String goesOn(Move move, String chosen) {
    int threads = system.threads().size();
    if (move.index() >= threads) {
      ModelledSystem.Event event = system.environment().get(move.index() - threads);
      boolean signal = event.kind() == ModelledSystem.EventKind.SIGNAL;
      return signal ? "a " + event.operation() + " comes" : event.operation().toString();
    }
    String name = system.threads().get(move.index()).name();
    return name + " goes on" + (chosen.isEmpty() ? "" : " with " + chosen);
  }

  /** The last row up to a move's in which its thread did something. */
  private int rowBefore(int move, String operation) {
    int last = rowOf(move);
    Row there = trace.rows().get(last - 1);
    int found = last;
    for (Row row : trace.rows().subList(0, last)) {
      boolean same = row.thread() == there.thread();
      if (same && row.inner().stream().anyMatch(i -> i.text().equals(operation))) {
        found = row.number();
      }
    }
    return found;
  }

  /** The row that a move belongs to, the last of several. */
  private int rowOf(int move) {
    return rowOf(move, "");
  }

  /** The row in which a move did something; of several the one with the operation. */
  private int rowOf(int move, String operation) {
    int last = 1;
    for (Row row : trace.rows()) {
      boolean in = row.inner().stream().anyMatch(i -> i.step() == move + 1);
      if (in && row.inner().stream().anyMatch(i -> i.text().equals(operation))) {
        return row.number();
      }
      last = in ? row.number() : last;
    }
    return last;
  }
}
