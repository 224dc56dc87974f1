package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sfmc.checker.explore.Finding;
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
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Writes a find as a file of the corpus: a name, a title, where it came from, what to expect. */
public final class Keeper {
  /** A label says what the statement does, in a letter; there is one label. */
  private static final Map<String, Pattern> LABELS =
      Map.of(
          "A", Pattern.compile("= sf_buf_alloc\\("),
          "F", Pattern.compile("^ *sf_buf_free\\("),
          "R", Pattern.compile("= \\*\\w+;"),
          "W", Pattern.compile("^ *\\*\\w+ ="));

  private final String name;
  private final Fuzzer.Find find;
  private final Difference difference;

  private Keeper(String name, Fuzzer.Find find) {
    this.name = name;
    this.find = find;
    this.difference = find.difference();
  }

  /** The name of the scenario, which the file has to have. */
  public static String name(long seed, Fuzzer.Find find) {
    String property = find.difference().property();
    return (property.isEmpty() ? "ending" : property) + "_" + seed + "_" + find.number();
  }

  /**
   * The text of the file.
   *
   * @param command that finds it again
   */
  public static String text(long seed, Fuzzer.Find find, String command) {
    Keeper keeper = new Keeper(name(seed, find), find);
    String text = keeper.text(command);
    keeper.tryOut(text);
    return text;
  }

  private String text(String command) {
    List<String> found = new ArrayList<>(Printer.print(find.scenario()).lines().toList());
    found.set(0, "SFBUF " + name);
    found.set(1, "\"" + title() + "\"");
    List<String> lines = Names.tidy(find.scenario(), found);
    Scenario scenario = parsed(lines);
    lines.add("");
    lines.addAll(Claims.of(scenario, difference));
    String violated = violated(lines);
    if (difference.searched()) {
      difference.holds().ifPresent(s -> lines.add("expect ok" + with(s) + ";"));
    }
    lines.add(violated);
    List<String> printed = new ArrayList<>(Printer.print(parsed(lines)).lines().toList());
    String reduced = difference.holds().isPresent() ? ", reduced" : "";
    printed.add(2, "// Found by " + command + ": scenario " + find.number() + reduced + ".");
    return Formatter.format(String.join("\n", printed) + "\n");
  }

  private String title() {
    String only =
        difference.property().isEmpty()
            ? "only the second can end in this way"
            : "only the second breaks " + difference.property();
    return difference
        .holds()
        .map(holds -> "Tells %s from %s: %s.".formatted(holds, difference.other(), only))
        .orElse("Everybody keeps the rules, and everybody breaks something.");
  }

  private static String with(Subject subject) {
    List<String> settings = new ArrayList<>();
    if (!subject.implementation().equals(Implementation.values()[0].id())) {
      settings.add("impl = " + subject.implementation());
    }
    if (!subject.bug().isEmpty()) {
      settings.add("bug = " + subject.bug());
    }
    return settings.isEmpty() ? "" : " with " + String.join(", ", settings);
  }

  /** The line that expects the violation, at a label that the statement is given. */
  private String violated(List<String> lines) {
    String property = difference.property().isEmpty() ? Claims.ODD : difference.property();
    String start = "expect violation of " + property;
    String end = with(difference.other()) + ";";
    List<String> more = new ArrayList<>(lines);
    more.add(start + end);
    Scenario scenario = parsed(more);
    Result result = run(scenario, Runs.of(scenario, ModelVocabulary.get()).get(0));
    Optional<Finding> finding =
        result.verdict() instanceof Verdict.Violated v
            ? Optional.ofNullable(v.finding())
            : Optional.empty();
    return finding
        .filter(f -> f.thread() >= 0 && result.compiled().points().isStatement(f.point()))
        .map(f -> start + " at " + label(lines, result, f) + end)
        .orElse(start + end);
  }

  private static String label(List<String> lines, Result result, Finding finding) {
    Span span = result.compiled().points().get(finding.point()).span();
    String line = lines.get(span.line() - 1);
    int column = span.column() - 1;
    String label =
        LABELS.entrySet().stream()
            .filter(entry -> entry.getValue().matcher(line).find())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("L");
    lines.set(span.line() - 1, line.substring(0, column) + label + ": " + line.substring(column));
    return result.compiled().scenario().threads().get(finding.thread()).name() + ":" + label;
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
