package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.claim.View;
import org.sfmc.model.system.Observed;

/** Holds the claims against the states of one execution. */
final class Judged {
  private final List<Claim> claims;
  private final List<Observed> observed;
  private final Map<String, String> violated = new LinkedHashMap<>();
  private final Set<String> met = new HashSet<>();
  private final Set<List<Integer>> outcomes = new LinkedHashSet<>();

  Judged(List<Claim> claims, List<Observed> observed) {
    this.claims = claims;
    this.observed = observed;
  }

  /** Any state. */
  void passes(View state) {
    judge(state, When.ALWAYS, When.SOMETIMES);
  }

  /** A state in which every thread is done. */
  void ends(View state) {
    judge(state, When.FINALLY_ALWAYS, When.FINALLY_SOMETIMES);
    List<Integer> values = new ArrayList<>();
    for (Observed value : observed) {
      values.add(value.value().applyAsInt(state));
    }
    outcomes.add(values);
  }

  /** A state in which some thread is not done, and nothing keeps the system going. */
  void isStuck(View state) {
    for (Claim claim : claims) {
      if (claim.when() == When.STUCK && !claim.holds().test(state)) {
        breaks(claim, state);
        return;
      }
    }
    violated.putIfAbsent("no_deadlock", "no thread can move");
  }

  /** The kernel would panic. */
  void panics(String property, String message) {
    violated.putIfAbsent(property, message);
  }

  private void judge(View state, When holds, When meets) {
    for (Claim claim : claims) {
      if (claim.when() == holds && !claim.holds().test(state)) {
        breaks(claim, state);
      } else if (claim.when() == meets && claim.holds().test(state)) {
        met.add(claim.name());
      }
    }
  }

  private void breaks(Claim claim, View state) {
    if (!violated.containsKey(claim.name())) {
      violated.put(claim.name(), claim.explanation().apply(state));
    }
  }

  Map<String, String> violated() {
    return violated;
  }

  Set<String> met() {
    return met;
  }

  Set<List<Integer>> outcomes() {
    return outcomes;
  }
}
