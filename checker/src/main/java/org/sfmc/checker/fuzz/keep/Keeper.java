package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Verdict;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Writes a find as a file of the corpus: a name, a title, where it came from, what to expect. */
public final class Keeper {
  private static final String USUAL = Implementation.values()[0].id();

  private final String name;
  private final Fuzzer.Find find;
  private final Polish.Polished polished;
  private final Difference difference;
  private final Draw draw;

  private Keeper(long seed, Fuzzer.Find find) {
    this.name = name(seed, find);
    this.find = find;
    this.draw = Draw.of(seed, find.number());
    this.polished = Polish.of(find.scenario(), find.difference(), draw);
    this.difference = polished.difference();
  }

  /**
   * The name of the scenario, which the file has to have: of two finds in one scenario of a seed
   * each has its own, because it is about two others.
   */
  public static String name(long seed, Fuzzer.Find find) {
    Difference difference = find.difference();
    String what =
        difference
            .holds()
            .map(Subject::toString)
            .map(holds -> difference.other() + (holds.equals(USUAL) ? "" : "_" + holds))
            .orElse(difference.property());
    return what + "_" + seed + "_" + find.number();
  }

  /**
   * The text of the file.
   *
   * @param command that finds it again
   */
  public static String text(long seed, Fuzzer.Find find, String command) {
    Keeper keeper = new Keeper(seed, find);
    String text = keeper.text(command);
    keeper.tryOut(text);
    return text;
  }

  private String text(String command) {
    List<String> lines = new ArrayList<>(polished.lines());
    lines.set(0, "SFBUF " + name);
    Draft draft = Draft.of(parsed(lines));
    lines.set(1, "\"" + Title.of(draft, difference) + "\"");
    implementation().ifPresent(i -> lines.add(lines.indexOf("}"), "    impl    = " + i + ";"));
    lines.add("");
    List<String> claims = List.of();
    if (difference.searched() && difference.holds().isPresent()) {
      claims = outcomes(lines);
    }
    Scenario scenario = parsed(lines);
    List<String> all = new ArrayList<>(Claims.of(scenario, difference, claims));
    lines.addAll(all);
    lines.add("");
    expect(lines);
    // Threads may have been written anew, so the file does not pretend to be what was drawn.
    String rewritten = difference.searched() ? ", reduced and rewritten" : ", reduced";
    String reduced = difference.holds().isPresent() ? rewritten : "";
    lines.add(2, "// Found by " + command + ": scenario " + find.number() + reduced + ".");
    return Formatter.format(String.join("\n", columns(Remarks.on(lines, draft))) + "\n");
  }

  /** Half of those who write scenarios align what they expect, and with whom. */
  private List<String> columns(List<String> lines) {
    return draw.below(2, "columns") == 0
        ? lines
        : lines.stream()
            .map(l -> l.startsWith("expect ") ? l.replaceAll(" (at|with) ", "  $1 ") : l)
            .map(l -> l.startsWith("param ") ? l.replace(" = ", "  = ") : l)
            .toList();
  }

  private List<String> outcomes(List<String> lines) {
    Draft draft = Draft.of(parsed(lines));
    String ok = "expect ok" + with(difference.holds().orElseThrow()) + ";";
    List<String> all = new Outcomes(draft, claim -> passes(lines, List.of(claim, ok)), draw).all();
    // The ending that there is not is the claim about how it ends.
    return difference.property().isEmpty() && all.size() > 1 ? all.subList(0, 1) : all;
  }

  /**
   * What is run: the one that holds, the other where it does harm, and others that do; where there
   * are few of those, also a run in which the other does none.
   */
  private void expect(List<String> lines) {
    String violated = violated(lines);
    List<String> caught = List.of();
    if (difference.searched() && difference.holds().isPresent()) {
      caught = alsoCaught(lines, difference.holds().get());
      lines.add("expect ok" + with(difference.holds().get()) + ";");
      Optional<List<String>> more = caught.size() < 2 ? harmless(lines) : Optional.empty();
      more = caught.isEmpty() ? more.or(() -> elsewhere(lines)) : more;
      more.ifPresent(
          all -> {
            lines.clear();
            lines.addAll(all);
          });
    }
    lines.add(violated);
    lines.addAll(caught);
    if (difference.searched() && difference.holds().isPresent()) {
      rules(lines);
    }
  }

  /** Of most finds also what happens where a thread does not keep a rule that it keeps. */
  private void rules(List<String> lines) {
    if (draw.below(4, "rules") > 0) {
      List<Rule> rules = new ArrayList<>(Rule.about(difference.property(), lines));
      Collections.rotate(rules, draw.below(Math.max(1, rules.size()), "rule"));
      rules.stream()
          .flatMap(rule -> broken(rule).stream())
          .findFirst()
          .ifPresent(
              all -> {
                lines.clear();
                lines.addAll(all);
              });
    }
  }

  /** The lines with a rule, if something is broken where it is not kept. */
  private Optional<List<String>> broken(Rule rule) {
    List<String> all = new ArrayList<>(rule.lines());
    Optional<String> expected = broken(all, rule);
    if (expected.isEmpty() || !passes(all, List.of(expected.get()))) {
      return Optional.empty();
    }
    all.add(expected.get());
    String unseen = "expect ok with " + rule.broken() + ", impl = direct_map;";
    if (draw.below(2, "unseen") == 0 && passes(all, List.of(unseen))) {
      all.add(unseen);
    }
    return Optional.of(all);
  }

  private Optional<String> broken(List<String> lines, Rule rule) {
    List<String> more = new ArrayList<>(lines);
    more.add("expect ok with " + rule.broken() + ";");
    Scenario scenario = parsed(more);
    List<RunConfig> runs = Runs.of(scenario, ModelVocabulary.get());
    Result result = run(scenario, runs.get(runs.size() - 1));
    return result.verdict() instanceof Verdict.Violated v
        ? Optional.of(violated(lines, v.property(), " with " + rule.broken() + ";", result))
        : Optional.empty();
  }

  private List<String> alsoCaught(List<String> lines, Subject holds) {
    if (!holds.bug().isEmpty() || difference.property().isEmpty()) {
      return List.of();
    }
    return new AlsoCaught(parsed(lines), difference)
        .bugs().stream()
            .map(bug -> with(new Subject(holds.implementation(), bug)))
            .map(with -> "expect violation of " + difference.property() + with + ";")
            .filter(line -> passes(lines, List.of(line)))
            .toList();
  }

  /** The lines, if possible with a run in which the other one does no harm. */
  private Optional<List<String>> harmless(List<String> lines) {
    Scenario.Machine machine = parsed(lines).machine();
    Harmless harmless = new Harmless(machine, difference.other());
    Optional<List<String>> off =
        Switch.of(lines)
            .flatMap(s -> with(s.lines(), s.off() + harmless.and(), s.when(), s.about()));
    if (off.isPresent()) {
      return off;
    }
    String when = "buffers = " + Draft.of(parsed(lines)).setting("buffers", 1);
    return harmless.candidates().stream()
        .flatMap(s -> with(lines, s, when, "(free_buffers|mappings|asleep)\\b").stream())
        .findFirst();
  }

  /** The lines, if possible with a run of a bug's scenario on another implementation. */
  private Optional<List<String>> elsewhere(List<String> lines) {
    String used = implementation().orElse(USUAL);
    List<String> others =
        new ArrayList<>(Subject.references().stream().map(Subject::implementation).toList());
    // The last ones differ most from the first.
    Collections.reverse(others);
    return others.stream()
        .filter(other -> !other.equals(used) && !difference.other().bug().isEmpty())
        .flatMap(
            other ->
                with(lines, "impl = " + other, "impl = " + used, "(free_buffers|mappings)\\b")
                    .stream())
        .findFirst();
  }

  /** The lines with another run; what is claimed of the first alone is said to be. */
  private Optional<List<String>> with(
      List<String> lines, String settings, String when, String about) {
    String ok = "expect ok with " + settings + ";";
    String claim = "^(forall|reachable|exists) (\\w+): (.*(" + about + ").*)$";
    String limited = "$1 $2 when " + when + ": $3";
    List<String> others = lines.stream().map(l -> l.replaceFirst(claim, limited)).toList();
    for (List<String> all : List.of(lines, others)) {
      if (passes(all, List.of(ok))) {
        return Optional.of(Stream.concat(all.stream(), Stream.of(ok)).toList());
      }
    }
    return Optional.empty();
  }

  /** The implementation that all runs are on, unless it is the usual one. */
  private Optional<String> implementation() {
    return difference
        .holds()
        .map(Subject::implementation)
        .filter(i -> i.equals(difference.other().implementation()))
        .filter(i -> !i.equals(USUAL));
  }

  private String with(Subject subject) {
    List<String> settings = new ArrayList<>();
    if (!subject.bug().isEmpty()) {
      settings.add("bug = " + subject.bug());
    }
    if (!subject.implementation().equals(implementation().orElse(USUAL))) {
      settings.add("impl = " + subject.implementation());
    }
    return settings.isEmpty() ? "" : " with " + String.join(", ", settings);
  }

  /** The line that expects the violation that the find is about. */
  private String violated(List<String> lines) {
    String property = difference.property().isEmpty() ? Claims.ODD : difference.property();
    String end = with(difference.other()) + ";";
    List<String> more = new ArrayList<>(lines);
    more.add("expect violation of " + property + end);
    Scenario scenario = parsed(more);
    Result result = run(scenario, Runs.of(scenario, ModelVocabulary.get()).get(0));
    return violated(lines, property, end, result);
  }

  /** The line that expects a violation, at a label that the statement is given. */
  private static String violated(List<String> lines, String property, String end, Result result) {
    Optional<Finding> finding =
        result.verdict() instanceof Verdict.Violated v
            ? Optional.ofNullable(v.finding())
            : Optional.empty();
    String at =
        finding
            .filter(f -> f.thread() >= 0 && result.compiled().points().isStatement(f.point()))
            .map(f -> " at " + label(lines, result, f))
            .orElse("");
    return "expect violation of " + property + at + end;
  }

  /** The label of a statement, which is given one if it has none. */
  private static String label(List<String> lines, Result result, Finding finding) {
    Span span = result.compiled().points().get(finding.point()).span();
    int at = span.line() - 1;
    String line = lines.get(at);
    String thread = result.compiled().scenario().threads().get(finding.thread()).name().text();
    Matcher labelled = Pattern.compile("^ *([A-Z]\\w*): .*").matcher(line);
    if (labelled.matches()) {
      return thread + ":" + labelled.group(1);
    }
    int begins = at;
    while (!lines.get(begins).startsWith("thread ")) {
      begins--;
    }
    int ends = begins + lines.subList(begins, lines.size()).indexOf("}");
    Draft.Part part = new Draft.Part(thread, "", lines.subList(begins + 1, ends));
    String label = Names.letter(part, at - begins - 1);
    int column = span.column() - 1;
    lines.set(at, line.substring(0, column) + label + ": " + line.substring(column));
    return thread + ":" + label;
  }

  /** Whether all runs of the lines with some more come to what they expect. */
  private boolean passes(List<String> lines, List<String> more) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(more);
    String text = String.join("\n", all) + "\n";
    Loaded loaded = ScenarioFile.parse(text, name + ScenarioFile.SUFFIX, ModelVocabulary.get());
    return loaded.scenario().filter(Keeper::passes).isPresent();
  }

  private static boolean passes(Scenario scenario) {
    try {
      return Runs.of(scenario, ModelVocabulary.get()).stream()
          .allMatch(r -> run(scenario, r).status() == Result.Status.PASS);
    } catch (UnsupportedInRun question) {
      return false;
    }
  }

  /** What the file expects is what happens; of what is too large nobody can tell. */
  private void tryOut(String text) {
    Scenario scenario = parsed(text.lines().toList());
    for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
      Result result = run(scenario, run);
      if (result.status() == Result.Status.FAIL) {
        throw new IllegalStateException(run.id() + ": " + result.reasons() + "\n" + text);
      }
    }
  }

  private static Result run(Scenario scenario, RunConfig run) {
    return Runner.run(Compiler.compile(scenario, run), Options.defaults());
  }

  private Scenario parsed(List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    Loaded loaded = ScenarioFile.parse(text, name + ScenarioFile.SUFFIX, ModelVocabulary.get());
    return loaded
        .scenario()
        .orElseThrow(() -> new IllegalStateException(loaded.render() + "\n" + text));
  }
}
