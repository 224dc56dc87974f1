package org.sfmc.checker.why;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Trace.Inner;
import org.sfmc.checker.run.Trace.Row;

/**
 * What a broken promise depends on: from what it looked at back to the operations that gave that
 * its value, and from what those looked at further back.
 *
 * <p>What a thread carries from one operation to the next in its own variables is not followed, but
 * for a variable that the promise itself looks at: there all that the statement did counts.
 *
 * @param causes the rows that are causes, without the one that breaks the promise, in order
 * @param because for each of these, and for the one that breaks it, the causes it depends on
 * @param wrote for each of these, what it gave its value, nearest to the break first
 * @param looked the names of everything that the slice looked at
 */
public record Slice(
    List<Integer> causes,
    Map<Integer, Set<Integer>> because,
    Map<Integer, List<String>> wrote,
    Set<String> looked) {
  /** As many rows as a reader keeps in mind. */
  private static final int MOST_CAUSES = 6;

  /** An operation of the run, with its row. */
  private record At(int number, Row row, Inner inner) {}

  /** What somebody wants to know the origin of: the value of a name before an operation. */
  private record Wanted(String name, int before, int by, int depth) {}

  /** Slices a run; empty where it is not known what the broken promise looked at. */
  public static Slice of(Trace trace) {
    return new Slicer(trace).slice();
  }

  private static final class Slicer {
    private final Trace trace;
    private final List<At> all = new ArrayList<>();
    private final int breaking;
    private final Set<String> looked = new TreeSet<>();
    private final Map<Integer, Integer> depths = new TreeMap<>();
    private final Map<Integer, Set<Integer>> because = new TreeMap<>();
    private final Map<Integer, List<String>> wrote = new TreeMap<>();
    private final Deque<Wanted> queue = new ArrayDeque<>();
    private final Set<Wanted> asked = new HashSet<>();

    Slicer(Trace trace) {
      this.trace = trace;
      trace.rows().forEach(row -> row.inner().forEach(i -> all.add(new At(all.size(), row, i))));
      this.breaking =
          trace.rows().stream().filter(Row::breaks).mapToInt(Row::number).findFirst().orElse(0);
    }

    Slice slice() {
      trace.failed().looked().forEach(name -> want(name, all.size(), breaking, 1));
      while (!queue.isEmpty()) {
        answer(queue.remove());
      }
      List<Integer> causes =
          depths.keySet().stream()
              .filter(row -> row != breaking)
              .sorted(Comparator.<Integer>comparingInt(depths::get).thenComparing(r -> -r))
              .limit(MOST_CAUSES)
              .sorted()
              .toList();
      because.keySet().removeIf(row -> row != breaking && !causes.contains(row));
      because.values().forEach(rows -> rows.retainAll(causes));
      wrote.keySet().removeIf(row -> row != breaking && !causes.contains(row));
      return new Slice(causes, because, wrote, looked);
    }

    private void want(String name, int before, int by, int depth) {
      looked.add(name);
      Wanted wanted = new Wanted(name, before, by, depth);
      if (asked.add(new Wanted(name, before, by, 0))) {
        queue.add(wanted);
      }
    }

    /** The last operation that gave the name another value, and what that looked at. */
    private void answer(Wanted wanted) {
      for (int at = wanted.before() - 1; at >= 0; at--) {
        At writer = all.get(at);
        if (writer.inner().writes().contains(wanted.name())) {
          int row = writer.row().number();
          depths.merge(row, wanted.depth(), Math::min);
          if (row != wanted.by()) {
            because.computeIfAbsent(wanted.by(), r -> new TreeSet<>()).add(row);
          }
          List<String> names = wrote.computeIfAbsent(row, r -> new ArrayList<>());
          if (!names.contains(wanted.name())) {
            names.add(wanted.name());
          }
          follow(writer, wanted);
          return;
        }
      }
    }

    /**
     * The checker's book has its entries from calls, and what it asserts by the way decides
     * nothing; a signal and a migration come because nothing forbids them.
     */
    private void follow(At writer, Wanted wanted) {
      Trace.Kind kind = writer.row().kind();
      boolean ends = writer.inner().silent() && !trace.isVariable(wanted.name());
      if (ends || kind == Trace.Kind.SIGNAL || kind == Trace.Kind.MIGRATION) {
        return;
      }
      boolean variable = trace.isVariable(wanted.name());
      for (int at = writer.number(); at >= 0; at--) {
        At earlier = all.get(at);
        boolean same = earlier.row() == writer.row();
        if (at == writer.number() || (variable && same && !earlier.inner().silent())) {
          int before = at;
          earlier.inner().reads().stream()
              .filter(n -> !trace.locks().contains(n))
              .forEach(n -> want(n, before, writer.row().number(), wanted.depth() + 1));
        }
      }
    }
  }
}
