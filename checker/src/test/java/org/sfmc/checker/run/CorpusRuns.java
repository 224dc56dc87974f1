package org.sfmc.checker.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/** The runs of the corpus, and of texts that are in no file. */
public final class CorpusRuns {
  private static final String FOLDER = "scenarios/corpus";

  private CorpusRuns() {}

  /** Every file of the corpus. */
  public static List<Corpus.Entry> files() {
    return Corpus.find(Path.of("..", "scenarios", "corpus"), FOLDER).entries();
  }

  /** A file's path below the folder of the corpus. */
  static String inCorpus(Corpus.Entry file) {
    return file.shownAs().substring(FOLDER.length() + 1);
  }

  /** The runs of a text. */
  public static List<Compiled> of(String text) {
    return runs(ScenarioFile.parse(text, "test.litmus", ModelVocabulary.get()));
  }

  private static List<Compiled> runs(Loaded loaded) {
    Scenario scenario =
        loaded.scenario().orElseThrow(() -> new AssertionError("\n" + loaded.render()));
    List<Compiled> runs = new ArrayList<>();
    for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
      runs.add(Compiler.compile(scenario, run));
    }
    return runs;
  }

  /** Every run of the corpus. */
  public static Stream<Compiled> all() {
    return files().stream()
        .map(file -> ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get()))
        .flatMap(loaded -> runs(loaded).stream());
  }

  /** The runs of each so manieth file. */
  public static List<Compiled> some(int each) {
    List<Corpus.Entry> files = files();
    return IntStream.range(0, files.size())
        .filter(i -> i % each == 0)
        .mapToObj(files::get)
        .map(file -> ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get()))
        .flatMap(loaded -> runs(loaded).stream())
        .toList();
  }

  /** One test for each run of the corpus, and for a file that cannot be loaded one that fails. */
  public static Stream<DynamicTest> each(Consumer<Compiled> body) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Corpus.Entry file : files()) {
      Loaded loaded = ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get());
      if (loaded.scenario().isEmpty()) {
        tests.add(DynamicTest.dynamicTest(file.shownAs(), () -> runs(loaded)));
      } else {
        for (Compiled run : runs(loaded)) {
          tests.add(DynamicTest.dynamicTest(run.run().id(), () -> body.accept(run)));
        }
      }
    }
    return tests.stream();
  }
}
