package org.sfmc.bugs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.Repository;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Smallest;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Verdict;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.reports.explain.BugPage;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * The run of the corpus that exposes a bug on the fewest threads, CPUs, buffers and pages; among
 * equals, the one of the fewest steps.
 */
record Exposing(Bug bug, Result result, Trace trace) {
  private static final String FOLDER = "scenarios/corpus";

  /** One for each bug, in their order. */
  static List<Exposing> all() {
    List<Compiled> violated =
        corpus().values().stream().filter(c -> c.run().expect().property() != null).toList();
    List<Exposing> all = new ArrayList<>();
    for (Bug bug : Bugs.all()) {
      Smallest smallest =
          BugPage.smallest(bug, violated)
              .orElseThrow(() -> new AssertionError(bug.name() + " is exposed by no run"));
      all.add(new Exposing(bug, smallest.result(), smallest.trace()));
    }
    return all;
  }

  /** Every run of the corpus by its id, in order; of two of one name, the first. */
  static Map<String, Compiled> corpus() {
    Map<String, Compiled> runs = new LinkedHashMap<>();
    for (Corpus.Entry file : Corpus.find(Repository.ROOT.resolve(FOLDER), FOLDER).entries()) {
      Scenario scenario =
          ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
              .scenario()
              .orElseThrow();
      for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
        runs.putIfAbsent(run.id(), Compiler.compile(scenario, run));
      }
    }
    return runs;
  }

  String property() {
    return ((Verdict.Violated) result.verdict()).property();
  }

  Scenario scenario() {
    return result.compiled().scenario();
  }

  RunConfig run() {
    return result.compiled().run();
  }

  int pages() {
    return scenario().machine().pages().size();
  }

  /** The signals of the trace, whether a thread posts them or the environment does. */
  long signals() {
    long posted =
        trace.rows().stream().filter(r -> !r.resumes() && r.text().startsWith("psignal(")).count();
    return posted + trace.signals();
  }
}
