package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sfmc.reports.trace.Document.Row;

/**
 * Rows with loops told once: a group of rows that comes again and again is shown the first time.
 */
final class Rounds {
  private static final int LONGEST = 12;
  private static final int FEWEST = 2;

  /**
   * A row to show, or rounds that are left out.
   *
   * @param row null for rounds
   * @param rounds how many more there are
   * @param from the first row of the round that is shown
   * @param to the last row of it
   */
  record Shown(Row row, int rounds, int from, int to) {}

  private Rounds() {}

  /** What to show, where two rows that look alike do; a cause and a break are always shown. */
  static List<Shown> fold(List<Row> rows, Function<Row, String> looks) {
    List<String> like = rows.stream().map(looks).toList();
    List<Shown> shown = new ArrayList<>();
    int at = 0;
    while (at < rows.size()) {
      int length = 0;
      int more = 0;
      for (int l = 1; l <= LONGEST && more < FEWEST; l++) {
        more = repeats(rows, like, at, l);
        length = l;
      }
      if (more < FEWEST) {
        shown.add(new Shown(rows.get(at), 0, 0, 0));
        at++;
      } else {
        for (Row row : rows.subList(at, at + length)) {
          shown.add(new Shown(row, 0, 0, 0));
        }
        shown.add(new Shown(null, more, rows.get(at).n(), rows.get(at + length - 1).n()));
        at += length * (more + 1);
      }
    }
    return shown;
  }

  /** How often the rows from here come again at once. */
  private static int repeats(List<Row> rows, List<String> like, int at, int length) {
    int more = 0;
    for (int next = at + length; next + length <= rows.size(); next += length) {
      for (int r = 0; r < length; r++) {
        Row row = rows.get(next + r);
        if (row.cause() || row.breaks() || !like.get(next + r).equals(like.get(at + r))) {
          return more;
        }
      }
      more++;
    }
    return more;
  }
}
