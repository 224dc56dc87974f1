package org.sfmc.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.sfmc.Repository;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Runner;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/** The trace of every run of the corpus that breaks something, as it is read from disk. */
public final class SavedTraces {
  private static final String FOLDER = "scenarios/corpus";

  private SavedTraces() {}

  /** All of them by the names of the runs. */
  public static Map<String, Document> all() {
    return Holder.ALL;
  }

  /** A test for each of them. */
  public static Stream<DynamicTest> each(Consumer<Document> test) {
    return all().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> test.accept(e.getValue())));
  }

  /** One of them. */
  public static Document of(String run) {
    Document document = all().get(run);
    if (document == null) {
      throw new AssertionError("the corpus has no run " + run + " that breaks something");
    }
    return document;
  }

  private static Map<String, Document> find() {
    Map<String, Document> all = new LinkedHashMap<>();
    try {
      Path folder = Files.createTempDirectory("traces");
      for (Corpus.Entry file : Corpus.find(Repository.ROOT.resolve(FOLDER), FOLDER).entries()) {
        Scenario scenario =
            ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
                .scenario()
                .orElseThrow();
        for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
          if (run.expect() != null && run.expect().property() != null) {
            Documents.of(
                    Runner.run(Compiler.compile(scenario, run), Options.defaults()),
                    Options.defaults())
                .ifPresent(
                    d -> all.putIfAbsent(run.id(), SavedTrace.load(SavedTrace.save(d, folder))));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static final class Holder {
    static final Map<String, Document> ALL = find();
  }
}
