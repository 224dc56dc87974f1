package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.Replayed.Broken;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;

/** Holds the claims of a system against the states of one run. */
public final class RunJudge {
  private final List<Claim> claims;
  private final List<Broken> broken = new ArrayList<>();

  public RunJudge(List<Claim> claims) {
    this.claims = claims;
  }

  /** Any state on the way; a claim counts when it breaks for the first time. */
  public void passes(Position state) {
    for (Claim claim : claims) {
      boolean known = broken.stream().anyMatch(b -> b.property().equals(claim.name()));
      if (claim.when() == When.ALWAYS && !known) {
        judge(claim, state);
      }
    }
  }

  /** The state that the run ends in. */
  public void ends(Position state, boolean stuck) {
    int before = broken.size();
    for (Claim claim : claims) {
      boolean asked =
          stuck
              ? claim.when() == When.STUCK && broken.size() == before
              : state.isFinal() && claim.when() == When.FINALLY_ALWAYS;
      if (asked) {
        judge(claim, state);
      }
    }
    if (stuck && broken.size() == before) {
      broken.add(new Broken("no_deadlock", "no thread can move"));
    }
  }

  /** An operation that the kernel would panic in. */
  public void panics(String property, String explanation) {
    broken.add(new Broken(property, explanation));
  }

  private void judge(Claim claim, Position state) {
    if (!claim.holds().test(state)) {
      broken.add(new Broken(claim.name(), claim.explanation().apply(state)));
    }
  }

  public List<Broken> broken() {
    return broken;
  }
}
