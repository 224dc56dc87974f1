package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.Observed;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario.Kind;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;

/** The ways in which a run can end, each with a schedule that leads there. */
public final class Outcomes {
  /**
   * One way to end.
   *
   * @param values what is seen at the end, by the names of what is observed
   * @param states how many final states show it
   * @param witness a shortest schedule to one of them, and how many moves it has
   */
  private record Ending(Map<String, String> values, int states, String witness, int moves) {}

  private final Compiled compiled;
  private final Exploration found;
  private final List<Ending> endings;

  private Outcomes(Compiled compiled, Exploration found, List<Ending> endings) {
    this.compiled = compiled;
    this.found = found;
    this.endings = endings;
  }

  /** What a search has found. */
  public static Outcomes of(Compiled compiled, Exploration found) {
    ModelledSystem system = new Unfolding(compiled.builder()).system();
    List<Ending> endings = new ArrayList<>();
    for (Exploration.Outcome outcome : found.outcomes()) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < outcome.values().size(); i++) {
        Observed observed = system.outcome().get(i);
        values.put(observed.name(), observed.text().apply(outcome.values().get(i)));
      }
      String witness = new Schedule(outcome.initial(), outcome.witness()).text(system);
      endings.add(new Ending(values, outcome.states(), witness, outcome.witness().size()));
    }
    return new Outcomes(compiled, found, endings);
  }

  /** One line for each outcome of a run of which nothing is expected. */
  public static String print(Result result) {
    return of(result.compiled(), result.exploration()).print();
  }

  /** The names of what is observed of a run. */
  public static List<String> observed(Compiled compiled) {
    return new Unfolding(compiled.builder())
        .system().outcome().stream().map(Observed::name).toList();
  }

  /** Those that can be told apart by some of what is observed only, in the order given. */
  public Outcomes only(List<String> names) {
    Map<Map<String, String>, Ending> merged = new LinkedHashMap<>();
    for (Ending ending : endings) {
      Map<String, String> values = new LinkedHashMap<>();
      names.forEach(name -> values.put(name, ending.values.get(name)));
      merged.merge(
          values,
          new Ending(values, ending.states, ending.witness, ending.moves),
          Outcomes::together);
    }
    return new Outcomes(compiled, found, List.copyOf(merged.values()));
  }

  private static Ending together(Ending a, Ending b) {
    Ending shorter = b.moves < a.moves ? b : a;
    return new Ending(a.values, a.states + b.states, shorter.witness, shorter.moves);
  }

  /** Whether no other can be. */
  public boolean isWhole() {
    return found.isExhaustive();
  }

  /** How many there are, and a line for each. */
  public String print() {
    return "%d %s in %s states%s\n"
            .formatted(
                endings.size(),
                endings.size() == 1 ? "outcome" : "outcomes",
                Summary.number(found.states()),
                found.isExhaustive() ? " (exhaustive)" : " (not all of them)")
        + found.incomplete().map(why -> "  " + why + "\n").orElse("")
        + table("  ", endings);
  }

  /** What becomes of the claims of the file, and which built-in promises break. */
  public String claims() {
    List<List<String>> rows = new ArrayList<>();
    for (PropertyDecl property : compiled.scenario().properties()) {
      if (compiled.run().has(property.when())) {
        String kind = property.kind().name().toLowerCase(Locale.ROOT);
        rows.add(List.of(kind + " " + property.name(), fate(property)));
      }
    }
    builtIn().forEach(name -> rows.add(List.of(name, "broken")));
    return columns("  ", rows);
  }

  private String fate(PropertyDecl property) {
    boolean somewhere = property.kind() == Kind.EXISTS || property.kind() == Kind.REACHABLE;
    boolean decided =
        found.findings().stream().anyMatch(f -> f.claim().equals(property.name().text()));
    if (decided) {
      return somewhere ? "met" : "broken";
    } else if (found.isExhaustive()) {
      return somewhere ? "never true" : "held";
    }
    return somewhere ? "not met so far" : "not broken so far";
  }

  /** The built-in promises that break, in the order in which the search came across them. */
  private Set<String> builtIn() {
    Set<String> names = new LinkedHashSet<>();
    found.violations().stream().map(Finding::claim).forEach(names::add);
    compiled.scenario().properties().forEach(p -> names.remove(p.name().text()));
    return names;
  }

  /** What another run has and this one has not ({@code +}), and the other way round. */
  public String difference(Outcomes other) {
    List<Ending> added = without(other.endings, endings);
    List<Ending> lost = without(endings, other.endings);
    int common = endings.size() - lost.size();
    StringBuilder out = new StringBuilder();
    out.append(
        "%s against %s: %d in both, %d more, %d less%s\n"
            .formatted(
                other.compiled.run().id(),
                compiled.run().id(),
                common,
                added.size(),
                lost.size(),
                isWhole() && other.isWhole() ? "" : " (not all of them)"));
    out.append(table("  + ", added)).append(table("  - ", lost));
    Set<String> broken = new LinkedHashSet<>(other.builtIn());
    broken.removeAll(builtIn());
    broken.forEach(name -> out.append("  + ").append(name).append(" is broken\n"));
    Set<String> kept = new LinkedHashSet<>(builtIn());
    kept.removeAll(other.builtIn());
    kept.forEach(name -> out.append("  - ").append(name).append(" is broken\n"));
    return out.toString();
  }

  private static List<Ending> without(List<Ending> some, List<Ending> others) {
    Set<Map<String, String>> known = new LinkedHashSet<>();
    others.forEach(e -> known.add(e.values));
    return some.stream()
        .filter(e -> !known.contains(e.values))
        .sorted(Comparator.comparing(e -> e.values.toString()))
        .toList();
  }

  private static String table(String before, List<Ending> endings) {
    List<List<String>> rows = new ArrayList<>();
    for (Ending ending : endings) {
      List<String> row = new ArrayList<>();
      ending.values.forEach((name, value) -> row.add(name + "=" + value));
      String states = ending.states == 1 ? " final state" : " final states";
      row.add("  " + Summary.number(ending.states) + states);
      row.add("  " + ending.witness);
      rows.add(row);
    }
    return columns(before, rows);
  }

  private static String columns(String before, List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    int count = rows.isEmpty() ? 0 : rows.get(0).size();
    Function<Integer, Integer> width =
        c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0);
    List<Integer> widths = IntStream.range(0, count).mapToObj(width::apply).toList();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(before);
      for (int c = 0; c < count; c++) {
        String gap = c == 0 ? "" : "  ";
        line.append(gap).append(("%-" + widths.get(c) + "s").formatted(row.get(c)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
