package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.run.AllBugs.Caught;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;

/** Which property of which scenario caught which bug. */
public final class BugTable {
  private static final int NAMED = 3;

  private final List<Caught> planted;
  private final List<Caught> expected;

  /** A table of what planted bugs break, and of what scenarios break by themselves. */
  public BugTable(List<Caught> planted, List<Caught> expected) {
    this.planted = List.copyOf(planted);
    this.expected = List.copyOf(expected);
  }

  /** The bugs that nothing catches. */
  public List<String> uncaught() {
    Set<String> caught = new TreeSet<>();
    planted.forEach(c -> caught.add(c.bug().orElseThrow().name()));
    return Bugs.all().stream().map(Bug::name).filter(name -> !caught.contains(name)).toList();
  }

  /** The built-in properties that catch nothing, neither a planted bug nor another mistake. */
  public List<String> idle() {
    Set<String> useful = new TreeSet<>();
    planted.forEach(c -> useful.add(c.property()));
    expected.forEach(c -> useful.add(c.property()));
    return Invariants.names().stream().filter(name -> !useful.contains(name)).toList();
  }

  /** The whole of it. */
  public String print() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"bug", "caught by", "in"});
    for (Bug bug : Bugs.all()) {
      Map<String, Set<String>> by = new LinkedHashMap<>();
      planted.stream()
          .filter(c -> c.bug().orElseThrow().equals(bug))
          .forEach(c -> by.computeIfAbsent(c.property(), p -> new LinkedHashSet<>()).add(c.run()));
      if (by.isEmpty()) {
        rows.add(new String[] {bug.name(), "nothing", ""});
      }
      by.forEach((property, runs) -> rows.add(new String[] {bug.name(), property, some(runs)}));
    }
    return columns(rows) + "\n" + lastLines();
  }

  private String lastLines() {
    int bugs = Bugs.all().size();
    int properties = Invariants.names().size();
    return "%d of %d bugs caught%s.  %d of %d properties catch something%s.%n"
        .formatted(
            bugs - uncaught().size(),
            bugs,
            but(uncaught()),
            properties - idle().size(),
            properties,
            but(idle()));
  }

  private static String but(List<String> missing) {
    return missing.isEmpty() ? "" : ", not " + String.join(", ", missing);
  }

  private static String some(Set<String> runs) {
    List<String> names = List.copyOf(runs);
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
  }

  private static String columns(List<String[]> rows) {
    int first = rows.stream().mapToInt(r -> r[0].length()).max().orElse(0);
    int second = rows.stream().mapToInt(r -> r[1].length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    String before = "";
    for (String[] row : rows) {
      String name = row[0].equals(before) ? "" : row[0];
      before = row[0];
      String line = ("%-" + first + "s  %-" + second + "s  %s").formatted(name, row[1], row[2]);
      out.append(line.stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
