package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/**
 * A run of a scenario that its file does not list: what is overridden is said elsewhere.
 *
 * @param run empty if and only if there are errors
 * @param diagnostics the errors, by place
 */
public record AnotherRun(Optional<RunConfig> run, List<Diagnostic> diagnostics) {
  public AnotherRun {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * The run with some overrides, of which nothing is expected.
   *
   * @param overrides as a run id has them: {@code bug=no_wakeup,buffers=2}
   * @param shownAs what stands for the file in errors
   */
  public static AnotherRun of(
      Scenario scenario, String overrides, String shownAs, Vocabulary vocabulary) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.source(shownAs, overrides);
    List<Scenario.Setting> settings = settings(overrides, shownAs);
    Span whole = new Span(shownAs, 1, 1, Math.max(1, overrides.length()));
    Scenario.Expect none =
        new Scenario.Expect(Scenario.Expected.OK, null, false, null, settings, List.of(), whole);
    Scenario other = with(scenario, none);
    Reporter reporter = new Reporter(diagnostics);
    settings.stream().filter(AnotherRun::isTooLong).forEach(setting -> tooLong(setting, reporter));
    if (diagnostics.hasErrors()) {
      return new AnotherRun(Optional.empty(), diagnostics.sorted());
    }
    new RunCheck(other, Symbols.of(other, vocabulary, new Diagnostics()), vocabulary, reporter)
        .check();
    return new AnotherRun(
        diagnostics.hasErrors()
            ? Optional.empty()
            : Optional.of(unexpected(Runs.of(other, none, vocabulary))),
        diagnostics.sorted());
  }

  /** The run of the machine as the file sets it up. */
  public static RunConfig base(Scenario scenario, Vocabulary vocabulary) {
    return Runs.base(scenario, vocabulary);
  }

  private static List<Scenario.Setting> settings(String overrides, String shownAs) {
    List<Scenario.Setting> settings = new ArrayList<>();
    int column = 1;
    for (String part : overrides.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      Span place = new Span(shownAs, 1, column, Math.max(1, key.length()));
      int after = column + key.length() + 1;
      settings.add(
          new Scenario.Setting(
              new Name(key, place),
              value,
              new Span(shownAs, 1, after, Math.max(1, value.length()))));
      column += part.length() + 1;
    }
    return settings;
  }

  /** In a file the lexer finds it. */
  private static boolean isTooLong(Scenario.Setting setting) {
    return setting.value().matches("[0-9]{10,}");
  }

  private static void tooLong(Scenario.Setting setting, Reporter reporter) {
    reporter.report(
        ErrorCode.E008,
        setting.valueSpan(),
        "this number is too large",
        "does not fit into an int");
  }

  private static Scenario with(Scenario s, Scenario.Expect expect) {
    return new Scenario(
        s.name(),
        s.title(),
        s.includes(),
        s.machine(),
        s.params(),
        s.shared(),
        s.threads(),
        s.env(),
        s.properties(),
        s.watches(),
        List.of(expect),
        s.limits(),
        s.source());
  }

  private static RunConfig unexpected(RunConfig run) {
    return new RunConfig(
        run.id(),
        run.cpus(),
        run.buffers(),
        run.impl(),
        run.bugs(),
        run.speculative(),
        run.statistics(),
        run.params(),
        null);
  }

  /** The errors as a compiler prints them. */
  public String render() {
    return Diagnostics.render(diagnostics);
  }
}
