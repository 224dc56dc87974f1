package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private static final Map<String, List<String>> SAID =
      Map.of(
          "word", List.of("value", "right"),
          "r", List.of("value", "right"),
          "byte", List.of("value", "right"),
          "same", List.of("had_it"),
          "found", List.of("there"),
          "m", List.of("own"));

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
    Map<String, String> certain = new LinkedHashMap<>();
    for (String local : unread(claims)) {
      int i = names.indexOf(local);
      Set<Integer> values = endings.stream().map(e -> e.get(i)).collect(Collectors.toSet());
      String claim =
          new TreeSet<>(values).stream().map(v -> equal(i, v)).collect(Collectors.joining(" || "));
      if (values.size() == 1) {
        certain.put(local, claim);
      } else {
        claims.add("forall " + nameFor(local, claims) + ": " + claim + ";");
      }
    }
    // What is always so is said of all at once.
    certain.keySet().stream()
        .findFirst()
        .map(local -> nameFor(local, claims))
        .map(name -> "forall " + name + ": " + String.join(" && ", certain.values()) + ";")
        .ifPresent(claims::add);
    return claims;
  }

  /** What the local holds or is called, without its thread where nothing else is called so. */
  private String nameFor(String local, List<String> claims) {
    String own = local.substring(local.indexOf(':'));
    boolean isOnly = names.stream().filter(name -> name.endsWith(own)).count() == 1;
    String name = own.substring(1);
    return Stream.concat(SAID.getOrDefault(name, List.of()).stream(), Stream.of(name))
        .filter(said -> isOnly)
        .filter(said -> claims.stream().noneMatch(c -> c.matches("\\w+ " + said + "\\b.*")))
        .findFirst()
        .orElse(local.replace(':', '_'));
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
