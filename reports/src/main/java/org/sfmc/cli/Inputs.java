package org.sfmc.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.check.Vocabulary;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.syntax.Scenario;

/** Finds and loads what the user named on the command line. */
final class Inputs {
  private static final String CORPUS = "scenarios/corpus";

  private Inputs() {}

  /** The scenarios that were named, and what is wrong with the others. */
  record Scenarios(List<Scenario> sound, String diagnostics, boolean errors, List<String> skipped) {
    Scenarios {
      sound = List.copyOf(sound);
      skipped = List.copyOf(skipped);
    }
  }

  /** Loads files, folders and names of the corpus; the whole corpus when nothing is named. */
  static Scenarios load(List<String> named) {
    List<Corpus.Entry> entries = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (String name : named.isEmpty() ? List.of("") : named) {
      Corpus.Found found = find(name);
      entries.addAll(found.entries());
      skipped.addAll(found.skipped());
    }
    Vocabulary vocabulary = ModelVocabulary.get();
    List<Scenario> sound = new ArrayList<>();
    StringBuilder diagnostics = new StringBuilder();
    boolean errors = false;
    for (Corpus.Entry entry : entries) {
      Loaded loaded = ScenarioFile.load(entry.path(), entry.shownAs(), vocabulary);
      diagnostics.append(loaded.render());
      errors |= loaded.scenario().isEmpty();
      loaded.scenario().ifPresent(sound::add);
    }
    return new Scenarios(sound, diagnostics.toString(), errors, skipped);
  }

  private static Corpus.Found find(String named) {
    Corpus.Found corpus = corpus();
    if (named.isEmpty()) {
      if (corpus.entries().isEmpty()) {
        throw new BadInput("there are no scenarios in " + CORPUS);
      }
      return corpus;
    }
    Path path = Path.of(named);
    if (Files.exists(path)) {
      Corpus.Found found = walk(path, named);
      if (found.entries().isEmpty()) {
        throw new BadInput(named + " contains no scenario (*" + ScenarioFile.SUFFIX + ")");
      }
      return found;
    }
    List<Corpus.Entry> byName =
        corpus.entries().stream()
            .filter(e -> e.name().equals(named) || e.shownAs().equals(named))
            .toList();
    if (byName.isEmpty()) {
      throw new BadInput(noSuch(named, corpus));
    }
    return new Corpus.Found(byName, List.of());
  }

  private static Corpus.Found walk(Path path, String named) {
    try {
      return Corpus.find(path, named);
    } catch (UncheckedIOException e) {
      throw new BadInput(named + " cannot be read: a link that leads round, or no permission");
    }
  }

  private static String noSuch(String named, Corpus.Found corpus) {
    List<String> names = corpus.entries().stream().map(Corpus.Entry::name).toList();
    return "there is no file, folder or scenario of the corpus named `"
        + named
        + "`; "
        + DidYouMean.help(named, names).orElse("`sfmc list scenarios` lists them");
  }

  /** The corpus that comes with the tool, named as from the project's own folder. */
  static Corpus.Found corpus() {
    Path home = Path.of(System.getProperty("sfmc.home", "."));
    Path folder = home.resolve(CORPUS);
    return Files.isDirectory(folder)
        ? Corpus.find(folder, CORPUS)
        : new Corpus.Found(List.of(), List.of());
  }

  /** The runs of a scenario, ready to be searched. */
  static List<Compiled> runs(Scenario scenario) {
    List<Compiled> runs = new ArrayList<>();
    for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
      runs.add(Compiler.compile(scenario, run));
    }
    return runs;
  }
}
