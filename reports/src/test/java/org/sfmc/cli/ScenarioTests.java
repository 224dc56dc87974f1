package org.sfmc.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.sfmc.checker.run.Coverage;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.text.CountsLock;
import org.sfmc.reports.text.UnifiedDiff;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/** Scenario files as tests, one for each run, as strict as {@code sfmc check --strict}. */
final class ScenarioTests {
  private static final Options OPTIONS = Options.defaults();

  private final Path traces;
  private final String glob;

  private final Map<String, Result> results;

  private final List<DynamicTest> tests = new ArrayList<>();

  private ScenarioTests(String glob, Path traces, Map<String, Result> results) {
    this.glob = glob;
    this.traces = traces;
    this.results = results;
  }

  /**
   * The tests of some files, in their order.
   *
   * @param glob which runs, by id; {@code *} for all
   * @param traces where the traces of violations are saved
   * @param results what was searched before, for the same code, so that nothing is searched twice;
   *     it is added to
   */
  static List<DynamicTest> of(
      Corpus.Found found, String glob, Path traces, Map<String, Result> results) {
    ScenarioTests made = new ScenarioTests(glob, traces, results);
    found.entries().forEach(made::file);
    found.skipped().forEach(s -> made.problem(s, null, s + ": does not begin with SFBUF"));
    return made.tests;
  }

  /**
   * A test that every run comes to the counts that the corpus' file of them says; {@code
   * -Dbless=true} rewrites it, as {@code sfmc bless} does.
   */
  static DynamicTest ofCounts(
      Corpus.Found found, Path lock, Path traces, Map<String, Result> results) {
    ScenarioTests made = new ScenarioTests("*", traces, results);
    return DynamicTest.dynamicTest(lock.getFileName().toString(), () -> made.check(found, lock));
  }

  private void check(Corpus.Found found, Path lock) throws IOException {
    List<Result> all = new ArrayList<>();
    for (Corpus.Entry entry : found.entries()) {
      ScenarioFile.load(entry.path(), entry.shownAs(), ModelVocabulary.get())
          .scenario()
          .ifPresent(scenario -> Inputs.runs(scenario).forEach(run -> all.add(search(run))));
    }
    String counts = CountsLock.of(all);
    if (Boolean.getBoolean("bless")) {
      Files.writeString(lock, counts);
    }
    String diff = UnifiedDiff.of(CountsLock.PATH, Files.readString(lock), counts);
    if (!diff.isEmpty()) {
      throw new ScenarioFailure("runs come to other counts; `sfmc bless` writes them\n\n" + diff);
    }
  }

  private void file(Corpus.Entry entry) {
    URI uri = entry.path().toAbsolutePath().normalize().toUri();
    Loaded loaded = ScenarioFile.load(entry.path(), entry.shownAs(), ModelVocabulary.get());
    if (!loaded.diagnostics().isEmpty()) {
      problem(entry.shownAs(), uri, loaded.render());
    }
    loaded.scenario().ifPresent(scenario -> scenario(scenario, entry, uri));
  }

  private void scenario(Scenario scenario, Corpus.Entry entry, URI uri) {
    if (scenario.expects().isEmpty()) {
      problem(
          entry.shownAs(),
          uri,
          scenario.name().span() + ": error: " + scenario.name() + " expects nothing");
      return;
    }
    for (Compiled run : Inputs.runs(scenario)) {
      String id = run.run().id();
      if (Glob.matches(glob, id)) {
        tests.add(DynamicTest.dynamicTest(id, uri, () -> check(run)));
      }
    }
    if (glob.equals("*")) {
      String name = entry.shownAs() + ": every statement is executed";
      tests.add(DynamicTest.dynamicTest(name, uri, () -> checkCoverage(scenario)));
    }
  }

  private void problem(String name, URI uri, String message) {
    tests.add(
        DynamicTest.dynamicTest(
            name,
            uri,
            () -> {
              throw new ScenarioFailure(message);
            }));
  }

  private void check(Compiled run) {
    Result result = search(run);
    Documents.of(result, OPTIONS).ifPresent(document -> SavedTrace.save(document, traces));
    if (result.status() != Result.Status.PASS) {
      throw ScenarioFailure.of(result, OPTIONS);
    }
  }

  private void checkCoverage(Scenario scenario) {
    List<Result> all = Inputs.runs(scenario).stream().map(this::search).toList();
    String warnings = Coverage.warnings(all);
    if (!warnings.isEmpty()) {
      throw new ScenarioFailure(warnings);
    }
  }

  private Result search(Compiled run) {
    try {
      // Runs of one scenario have different ids; files of one name may have been others before.
      String key = run.scenario().name().span().file() + run.scenario().source() + run.run().id();
      return results.computeIfAbsent(key, k -> Runner.run(run, OPTIONS));
    } catch (UnsupportedInRun e) {
      throw new ScenarioFailure(e.render(run.scenario(), run.run().id()));
    }
  }
}
