package org.sfmc.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.check.Vocabulary;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
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

  /** Finds files, folders and names of the corpus; the whole corpus when nothing is named. */
  static Corpus.Found find(List<String> named) {
    List<Corpus.Entry> entries = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (String name : named.isEmpty() ? List.of("") : named) {
      Corpus.Found found = find(name);
      entries.addAll(found.entries());
      skipped.addAll(found.skipped());
    }
    return new Corpus.Found(entries, skipped);
  }

  /** Says which files are not ours. */
  static void tellSkipped(Corpus.Found found, PrintWriter err) {
    found.skipped().forEach(s -> err.println("skipped " + s + ": it does not begin with SFBUF"));
  }

  /** Loads files, folders and names of the corpus; the whole corpus when nothing is named. */
  static Scenarios load(List<String> named) {
    Corpus.Found found = find(named);
    Vocabulary vocabulary = ModelVocabulary.get();
    List<Scenario> sound = new ArrayList<>();
    StringBuilder diagnostics = new StringBuilder();
    boolean errors = false;
    for (Corpus.Entry entry : found.entries()) {
      Loaded loaded = ScenarioFile.load(entry.path(), entry.shownAs(), vocabulary);
      diagnostics.append(loaded.render());
      errors |= loaded.scenario().isEmpty();
      loaded.scenario().ifPresent(sound::add);
    }
    return new Scenarios(sound, diagnostics.toString(), errors, found.skipped());
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
    List<Corpus.Entry> found = byName.isEmpty() ? inFolder(named, corpus) : byName;
    if (found.isEmpty()) {
      throw new BadInput(noSuch(named, corpus));
    }
    return new Corpus.Found(found, List.of());
  }

  /** The scenarios of a folder of the corpus, named as from there or from the project's folder. */
  private static List<Corpus.Entry> inFolder(String named, Corpus.Found corpus) {
    String folder = named.replace('\\', '/').replaceFirst("/+$", "") + "/";
    return corpus.entries().stream()
        .filter(
            e -> e.shownAs().startsWith(CORPUS + "/" + folder) || e.shownAs().startsWith(folder))
        .toList();
  }

  private static Corpus.Found walk(Path path, String named) {
    try {
      return Corpus.find(path, named);
    } catch (UncheckedIOException e) {
      throw new BadInput(named + " cannot be read: a link that leads round, or no permission");
    }
  }

  private static String noSuch(String named, Corpus.Found corpus) {
    Set<String> names = new TreeSet<>();
    for (Corpus.Entry entry : corpus.entries()) {
      names.add(entry.name());
      String[] folders = entry.shownAs().substring(CORPUS.length() + 1).split("/");
      names.addAll(List.of(folders).subList(0, folders.length - 1));
    }
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
    return runs(
        scenario,
        (run, refusal) -> {
          throw refusal;
        });
  }

  /** The runs of a scenario without those that cannot be asked what it asks. */
  static List<Compiled> runs(Scenario scenario, BiConsumer<RunConfig, UnsupportedInRun> refused) {
    List<Compiled> runs = new ArrayList<>();
    for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
      try {
        runs.add(Compiler.compile(scenario, run));
      } catch (UnsupportedInRun refusal) {
        refused.accept(run, refusal);
      }
    }
    return runs;
  }
}
