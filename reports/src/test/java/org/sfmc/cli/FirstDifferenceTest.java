package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.reports.text.CountsLock;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;

/**
 * What the corpus comes to, until the first run that comes to something else.
 *
 * <p>It says no more than {@link CorpusTest}, but sooner: a changed model is told by it in a
 * fraction of a second, thousands of them in hours (docs/mutation.md).
 */
class FirstDifferenceTest {
  /** More than any run of the corpus has, and little enough for a change that lets a run go on. */
  private static final Options OPTIONS =
      new Options(Grain.LOCK, Optional.of(10_000), Optional.empty(), Optional.empty());

  @Test
  void everyRunComesToItsCounts() throws IOException {
    List<String> locked = Files.readAllLines(Path.of("..", CountsLock.PATH));
    for (Corpus.Entry entry :
        Corpus.find(Path.of("..", "scenarios", "corpus"), "scenarios/corpus").entries()) {
      for (Compiled run :
          Inputs.runs(
              ScenarioFile.load(entry.path(), entry.shownAs(), ModelVocabulary.get())
                  .scenario()
                  .orElseThrow())) {
        Result result = Runner.run(run, OPTIONS);
        String counts = CountsLock.of(List.of(result)).lines().skip(1).findFirst().orElseThrow();

        assertEquals(List.of(counts), locked.stream().filter(l -> l.equals(counts)).toList());
        assertEquals(Result.Status.PASS, result.status(), run.run().id());
      }
    }
  }
}
