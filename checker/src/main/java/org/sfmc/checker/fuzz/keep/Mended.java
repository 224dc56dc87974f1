package org.sfmc.checker.fuzz.keep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.run.Verdict;

/**
 * A find that shows only because a thread breaks a rule, or because CPUs prefetch, written so that
 * all keep the rules and nobody prefetches unless a setting says otherwise: who reads it sees what
 * is right, and what becomes of it.
 */
final class Mended {
  private final Difference difference;
  private final Tries tries;

  private Mended(Difference difference, Tries tries) {
    this.difference = difference;
    this.tries = tries;
  }

  /**
   * The rule, and the lines in which it is kept; empty where nobody breaks one, and where the two
   * subjects do not differ in the same way when one is broken.
   */
  static Optional<Rule> of(List<String> lines, Difference difference, Draw draw, Tries tries) {
    boolean breaks = difference.searched() && !difference.property().isEmpty();
    if (!breaks || difference.holds().isEmpty() || tries.pass(lines, List.of("expect ok;"))) {
      return Optional.empty();
    }
    Mended mended = new Mended(difference, tries);
    Draft draft = Draft.of(tries.parsed(lines));
    Stream<Rule> rules =
        Stream.of(true, false)
            .flatMap(reads -> Plain.all(draft, reads).stream())
            .map(plain -> Names.of(Sweep.of(plain), draw).lines())
            .flatMap(plain -> Rule.of(plain).stream());
    return Stream.concat(speculative(lines), rules)
        .filter(rule -> tries.pass(rule.lines(), List.of("expect ok;")))
        .filter(mended::differ)
        .findFirst();
  }

  private static Stream<Rule> speculative(List<String> lines) {
    String setting = "tlb = speculative";
    List<String> without =
        lines.stream().filter(l -> !l.replaceAll(" +", " ").strip().equals(setting + ";")).toList();
    return without.size() < lines.size() ? Stream.of(new Rule(without, setting)) : Stream.of();
  }

  private boolean differ(Rule rule) {
    String ok = expected(rule, difference.holds().orElseThrow());
    return tries.pass(rule.lines(), List.of(ok))
        && tries
            .last(rule.lines(), expected(rule, difference.other()))
            .filter(r -> r.verdict() instanceof Verdict.Violated v && isSame(v.property()))
            .isPresent();
  }

  private static String expected(Rule rule, Subject subject) {
    String bug = subject.bug().isEmpty() ? "" : ", bug = " + subject.bug();
    return "expect ok with " + rule.broken() + ", impl = " + subject.implementation() + bug + ";";
  }

  private boolean isSame(String property) {
    return property.equals(difference.property());
  }
}
