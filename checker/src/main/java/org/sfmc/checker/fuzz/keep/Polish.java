package org.sfmc.checker.fuzz.keep;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Makes a find read like what a person wrote. Each step is kept only if the two that differed still
 * differ in the same way.
 */
final class Polish {
  /**
   * What came of it.
   *
   * @param lines of the scenario, without what it claims
   * @param difference the same, with the ending that there is now
   */
  record Polished(List<String> lines, Difference difference) {
    Polished {
      lines = List.copyOf(lines);
    }
  }

  private final Proof proof;
  private Draft draft;

  private Polish(Proof proof, Draft draft) {
    this.proof = proof;
    this.draft = draft;
  }

  /** The find as it is to be kept. What everybody breaks stays as it is, with its claims. */
  static Polished of(Scenario scenario, Difference difference, Draw draw) {
    if (difference.holds().isEmpty()) {
      return new Polished(Printer.print(scenario).lines().toList(), difference);
    }
    Draft found = Draft.of(scenario);
    Draft named = Names.of(Sweep.of(found), draw);
    if (!difference.searched()) {
      return new Polished(named.lines(), difference);
    }
    Polish polish = new Polish(new Proof(difference), found);
    polish.step(new Plain(polish.proof)::of);
    polish.step(Sweep::of);
    polish.step(new Steering(polish.proof, draw)::of);
    polish.step(Refused::of);
    polish.step(Sweep::of);
    polish.step(d -> Names.of(d, draw));
    Difference now = polish.proof.of(polish.draft).orElseThrow();
    return new Polished(polish.draft.lines(), now);
  }

  private void step(UnaryOperator<Draft> change) {
    Draft changed = change.apply(draft);
    if (proof.keeps(changed)) {
      draft = changed;
    }
  }
}
