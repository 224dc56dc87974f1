package org.sfmc.checker.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a search found.
 *
 * @param states distinct states
 * @param transitions moves taken from them, those to known states among them
 * @param finals distinct states in which every thread is done
 * @param depth length of the longest shortest run
 * @param discarded runs ended by an assumption
 * @param outcomes what final states differ in, with how many show it, in the order of their values
 * @param findings violations and witnesses, in the order of discovery
 * @param unmet names of claims that needed a witness and have none
 * @param passed the statements that some thread has come to
 * @param incomplete why the search ended early; empty when it saw everything, or what it looked for
 * @param bytes heap that the states take, with the table that finds them and what they come from
 * @param stopped whether it ended because it found what it looked for
 * @param symmetries what makes states one of which only one is counted
 * @param leftAlone states that were left by the moves of one thread alone, because those of the
 *     others can wait
 * @param omission the probability that some state was taken for another, at most; 0 where states
 *     were compared as a whole
 */
public record Exploration(
    int states,
    long transitions,
    int finals,
    int depth,
    long discarded,
    List<Outcome> outcomes,
    List<Finding> findings,
    List<String> unmet,
    Set<String> passed,
    Optional<String> incomplete,
    long bytes,
    boolean stopped,
    Symmetries symmetries,
    int leftAlone,
    double omission) {
  public Exploration {
    outcomes = List.copyOf(outcomes);
    findings = List.copyOf(findings);
    unmet = List.copyOf(unmet);
    passed = Set.copyOf(passed);
  }

  /** What comes of a search that cannot even begin. */
  public static Exploration notBegun(String reason) {
    return new Exploration(
        0,
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        Optional.of(reason),
        0,
        false,
        Symmetries.NONE,
        0,
        0);
  }

  /** Whether every reachable state was seen. */
  public boolean isExhaustive() {
    return incomplete.isEmpty() && !stopped;
  }

  /** The violations among the findings. */
  public List<Finding> violations() {
    return findings.stream().filter(f -> f.kind() == Finding.Kind.VIOLATION).toList();
  }

  /**
   * Final states that cannot be told apart.
   *
   * @param values one for each observed value of the system
   * @param states how many final states show them
   * @param initial the initial state of the witness
   * @param witness a shortest run to one of them
   */
  public record Outcome(List<Integer> values, int states, int initial, List<Move> witness) {
    public Outcome {
      values = List.copyOf(values);
      witness = List.copyOf(witness);
    }
  }
}
