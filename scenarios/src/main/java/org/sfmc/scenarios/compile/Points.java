package org.sfmc.scenarios.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;

/** The statements of a scenario that do something, numbered: the program points of its threads. */
public final class Points {
  /**
   * A statement.
   *
   * @param id as the engine knows it
   * @param labels the labels that it stands under, innermost first
   * @param text as written, on one line
   */
  public record Point(String id, Span span, List<String> labels, String text) {
    public Point {
      labels = List.copyOf(labels);
    }
  }

  /** Where a thread stands when its last statement is done. */
  static final String END = "end";

  /** The numbers of the points in a statement, the last not included. */
  private record Range(int first, int end) {}

  private final Map<Stmt, Point> byStatement = new IdentityHashMap<>();
  private final Map<Stmt, Range> ranges = new IdentityHashMap<>();
  private final List<Point> points = new ArrayList<>();
  private final List<String> lines;

  Points(Scenario scenario) {
    lines = scenario.source().lines().toList();
    for (ThreadDecl thread : scenario.threads()) {
      number(thread.body(), List.of());
    }
  }

  private void number(Stmt statement, List<String> labels) {
    int first = points.size();
    numberInside(statement, labels);
    ranges.put(statement, new Range(first, points.size()));
  }

  private void numberInside(Stmt statement, List<String> labels) {
    if (statement instanceof Stmt.Labelled l) {
      List<String> more = new ArrayList<>(List.of(l.label().text()));
      more.addAll(labels);
      number(l.statement(), more);
      return;
    }
    if (!(statement instanceof Stmt.Block || statement instanceof Stmt.Atomic)) {
      Point point =
          new Point(Integer.toString(points.size()), statement.span(), labels, text(statement));
      byStatement.put(statement, point);
      points.add(point);
    }
    for (Stmt inner : Slots.inside(statement)) {
      number(inner, labels);
    }
  }

  private String text(Stmt statement) {
    Span span = statement.span();
    String line = lines.get(span.line() - 1);
    int from = Math.min(span.column() - 1, line.length());
    if (statement instanceof Stmt.Declare d && d.local().span().line() == span.line()) {
      // A trace tells what happens; the type is of no interest there.
      from = d.local().span().column() - 1;
    }
    int to = Math.min(span.column() - 1 + span.length(), line.length());
    String text = line.substring(from, to).strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  Point of(Stmt statement) {
    return byStatement.get(statement);
  }

  /** Whether an engine's point is a statement, or one inside it. */
  boolean isIn(Stmt statement, String id) {
    if (!isStatement(id)) {
      return false;
    }
    int number = Integer.parseInt(id);
    Range range = ranges.get(statement);
    return range.first <= number && number < range.end;
  }

  /** Whether an engine's point is a statement; the others are the start and the end of a thread. */
  public boolean isStatement(String id) {
    return !id.isEmpty() && !id.equals(END);
  }

  /** The statement with an id for which {@link #isStatement} holds. */
  public Point get(String id) {
    return points.get(Integer.parseInt(id));
  }

  /** The statement as it was parsed; empty for the start and the end of a thread. */
  Optional<Stmt> statement(String id) {
    return byStatement.entrySet().stream()
        .filter(e -> e.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All of them, in the order of the file. */
  public List<Point> all() {
    return List.copyOf(points);
  }
}
