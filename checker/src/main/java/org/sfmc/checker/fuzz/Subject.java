package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * An implementation, with a bug planted in it or as it is.
 *
 * @param bug empty for the implementation as it is
 */
public record Subject(String implementation, String bug) {
  /** Every implementation as it is, in their order. */
  public static List<Subject> references() {
    return Arrays.stream(Implementation.values()).map(i -> new Subject(i.id(), "")).toList();
  }

  /** Every word that names a subject. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    references().forEach(s -> words.add(s.implementation));
    Bugs.all().forEach(b -> words.add(b.name()));
    return words;
  }

  /**
   * The subjects of two words. A bug is planted in the other word's implementation if it can be,
   * and otherwise in its own.
   *
   * @throws IllegalArgumentException if a word names neither an implementation nor a bug
   */
  public static List<Subject> pair(String a, String b) {
    return List.of(of(a, b), of(b, a));
  }

  private static Subject of(String word, String other) {
    if (references().stream().anyMatch(s -> s.implementation.equals(word))) {
      return new Subject(word, "");
    }
    Bug bug = Bugs.of(word);
    List<String> possible = bug.implementations();
    return new Subject(possible.contains(other) ? other : possible.get(0), word);
  }

  /** The run of a scenario; empty where it asks for what the implementation lacks. */
  public Optional<Compiled> run(Scenario scenario) {
    RunConfig base = Runs.of(scenario, ModelVocabulary.get()).get(0);
    RunConfig run =
        new RunConfig(
            base.id(),
            base.cpus(),
            base.buffers(),
            implementation,
            bug.isEmpty() ? List.of() : List.of(bug),
            base.speculative(),
            base.statistics(),
            base.params(),
            null);
    try {
      return Optional.of(Compiler.compile(scenario, run));
    } catch (UnsupportedInRun question) {
      return Optional.empty();
    }
  }

  /** The word for it. */
  @Override
  public String toString() {
    return bug.isEmpty() ? implementation : bug;
  }
}
