package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.Observed;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.corpus.Corpus;

/**
 * No word of a scenario can be mistyped without anybody noticing: an error, a warning, or a report
 * that differs.
 */
class WordMutationTest {
  private static final Pattern WORDS =
      Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/|\"[^\"\n]*\"|([A-Za-z0-9_]+)");
  private static final Options CAPPED =
      new Options(Grain.LOCK, Optional.of(50_000), Optional.empty(), Optional.of(0));

  /** One word changed. */
  private record Mutant(String place, String line, String before, String after, String text) {
    @Override
    public String toString() {
      return place + " " + before + " → " + after;
    }
  }

  @Test
  void everyMistypedWordIsNoticed() throws IOException {
    List<String> unnoticed = new ArrayList<>();
    for (Corpus.Entry file : CorpusRuns.files()) {
      String name = CorpusRuns.inCorpus(file);
      String text = Files.readString(file.path());
      List<String> report = report(file, text);
      if (ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
          .scenario()
          .isEmpty()) {
        unnoticed.add(name + " cannot be loaded");
        continue;
      }
      mutants(file.shownAs(), text).parallelStream()
          .filter(m -> report(file, m.text).equals(report))
          .map(Mutant::toString)
          .forEachOrdered(unnoticed::add);
    }

    assertEquals("", String.join("\n", unnoticed));
  }

  private static List<Mutant> mutants(String file, String text) {
    List<Mutant> mutants = new ArrayList<>();
    List<String> lines = text.lines().toList();
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      String word = words.group(1);
      if (word != null) {
        int at = words.start();
        int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        String place = file + ":" + line + ":" + (at - text.lastIndexOf('\n', at - 1));
        for (String other : mistyped(word)) {
          String whole = text.substring(0, at) + other + text.substring(words.end());
          mutants.add(new Mutant(place, lines.get(line - 1).strip(), word, other, whole));
        }
      }
    }
    return mutants;
  }

  private static List<String> mistyped(String word) {
    String start = word.substring(0, word.length() - 1);
    char last = word.charAt(word.length() - 1);
    String changed = start + next(last);
    if (word.matches("[0-9]{1,9}")) {
      changed = Integer.toString(Integer.parseInt(word) + 1);
    }
    return start.isEmpty() ? List.of(changed) : List.of(changed, start);
  }

  private static char next(char c) {
    return switch (c) {
      case 'z' -> 'a';
      case 'Z' -> 'A';
      case '9' -> '0';
      case '_' -> 'a';
      default -> (char) (c + 1);
    };
  }

  /** Everything that is said of a text: its diagnostics, or what became of its runs. */
  private static List<String> report(Corpus.Entry file, String text) {
    Loaded loaded = ScenarioFile.parse(text, file.shownAs(), ModelVocabulary.get());
    List<String> report = new ArrayList<>(List.of(loaded.render()));
    if (loaded.scenario().isEmpty()) {
      return report;
    }
    for (RunConfig run : Runs.of(loaded.scenario().orElseThrow(), ModelVocabulary.get())) {
      try {
        report.add(report(Runner.run(Compiler.compile(loaded.scenario().get(), run), CAPPED)));
      } catch (UnsupportedInRun e) {
        report.add(e.getMessage());
      }
    }
    return report;
  }

  private static String report(Result result) {
    Compiled compiled = result.compiled();
    ModelledSystem system = new Unfolding(compiled.builder()).system();
    Exploration found = result.exploration();
    StringBuilder report = new StringBuilder(result.id());
    report.append(' ').append(result.status()).append(' ').append(result.reasons());
    if (result.verdict() instanceof Verdict.Violated violated) {
      report.append(' ').append(violated.property()).append(violated.also());
    }
    for (Finding finding : found.findings()) {
      Schedule run = new Schedule(finding.initial(), finding.run());
      report.append('\n').append(finding.claim()).append(' ').append(finding.kind());
      report.append(" at ").append(Runner.place(compiled, finding));
      report.append(": ").append(finding.explanation()).append(", ").append(run.text(system));
    }
    report.append('\n').append(found.unmet()).append(' ').append(found.states());
    report.append(' ').append(found.transitions()).append(' ').append(found.finals());
    system.outcome().stream().map(Observed::name).forEach(n -> report.append(' ').append(n));
    for (Exploration.Outcome outcome : found.outcomes()) {
      Schedule run = new Schedule(outcome.initial(), outcome.witness());
      report.append('\n').append(outcome.values()).append(' ').append(outcome.states());
      report.append(' ').append(run.text(system));
    }
    // A claim that holds leaves no other trace than its name in the list of what was claimed.
    system.claims().forEach(c -> report.append('\n').append(c.name()));
    return report.toString();
  }
}
