package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Effort;
import org.sfmc.checker.fuzz.Look;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Type;

/**
 * What can be claimed of a find: the ending that one subject has for itself, and what locals hold.
 */
final class Claims {
  /** The claim that the ending which only one subject has does not come about. */
  static final String ODD = "lost";

  /** What people say of what such a local holds. */
  private static final Map<String, String> SAID =
      Map.of("word", "value", "r", "value", "same", "had_it", "found", "there", "m", "own");

  private static final Effort ALL = new Effort(Integer.MAX_VALUE, 0, 0);

  private final Scenario scenario;
  private final Difference difference;
  private final Set<List<Integer>> endings;
  private final List<String> names;
  private final Map<String, Type> types;

  private Claims(Scenario scenario, Difference difference, Subject holds) {
    this.scenario = scenario;
    this.difference = difference;
    Compiled run = holds.run(scenario).orElseThrow();
    this.endings = Look.at(holds, run, ALL, p -> false, Optional.empty()).endings();
    this.names = Look.names(run);
    this.types = Look.types(run);
  }

  /**
   * True of the subject that breaks nothing; none where nobody knows all that it does.
   *
   * @param others claims that are made already
   */
  static List<String> of(Scenario scenario, Difference difference, List<String> others) {
    if (!difference.searched() || difference.holds().isEmpty()) {
      return List.of();
    }
    return new Claims(scenario, difference, difference.holds().get()).all(others);
  }

  private List<String> all(List<String> others) {
    List<String> claims = new ArrayList<>(others);
    if (difference.property().isEmpty()) {
      claims.add(0, "never " + ODD + ": " + own() + ";");
    }
    for (String local : unread(claims)) {
      int i = names.indexOf(local);
      Set<Integer> values = endings.stream().map(e -> e.get(i)).collect(Collectors.toSet());
      String claim =
          new TreeSet<>(values).stream().map(v -> equal(i, v)).collect(Collectors.joining(" || "));
      claims.add("forall " + nameFor(local) + ": " + claim + ";");
    }
    return claims;
  }

  /** The name of a local without its thread, where no other has the same. */
  private String nameFor(String local) {
    String own = local.substring(local.indexOf(':'));
    boolean isOnly = names.stream().filter(name -> name.endsWith(own)).count() == 1;
    String name = own.substring(1);
    return isOnly ? SAID.getOrDefault(name, name) : local.replace(':', '_');
  }

  /** As few values as tell the ending from all of the other subject. */
  private String own() {
    List<Integer> parts = IntStream.range(0, names.size()).boxed().toList();
    for (int i = 0; i < names.size(); i++) {
      int without = i;
      List<Integer> fewer = parts.stream().filter(p -> p != without).toList();
      boolean tells = endings.stream().noneMatch(e -> fewer.stream().allMatch(p -> isOwn(e, p)));
      parts = tells && !fewer.isEmpty() ? fewer : parts;
    }
    return parts.stream()
        .map(p -> equal(p, difference.ending().get(p)))
        .collect(Collectors.joining(" && "));
  }

  private boolean isOwn(List<Integer> ending, int part) {
    return ending.get(part).equals(difference.ending().get(part));
  }

  private String equal(int part, int value) {
    String name = names.get(part);
    return switch (types.getOrDefault(name, Type.INT)) {
      case INT -> name + " == " + value;
      case PAGE -> name + " == " + (value == 0 ? "NULL" : page(value));
      case SF_BUF, KVA -> name + (value == 0 ? " == NULL" : " != NULL");
    };
  }

  private String page(int number) {
    return scenario.machine().pages().get(number - 1).name().text();
  }

  /** The locals of which somebody would be warned that nobody reads them. */
  private List<String> unread(List<String> claims) {
    String text = Printer.print(scenario) + "\n" + String.join("\n", claims) + "\n";
    Loaded loaded =
        ScenarioFile.parse(text, scenario.name() + ScenarioFile.SUFFIX, ModelVocabulary.get());
    List<ThreadDecl> threads = loaded.scenario().orElseThrow().threads();
    return loaded.diagnostics().stream()
        .filter(d -> d.code() == ErrorCode.W002)
        .map(d -> local(d, threads))
        .toList();
  }

  private static String local(Diagnostic warning, List<ThreadDecl> threads) {
    ThreadDecl thread =
        threads.stream()
            .filter(t -> t.span().line() <= warning.span().line())
            .reduce((a, b) -> b)
            .orElseThrow();
    int from = warning.span().column() - 1;
    return thread.name() + ":" + warning.line().substring(from, from + warning.span().length());
  }
}
