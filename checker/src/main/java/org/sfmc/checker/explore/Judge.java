package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.claim.View;
import org.sfmc.model.system.ModelledSystem;

/** Holds the claims of a system against states, each until it is decided. */
final class Judge {
  /** The claim that every stuck state breaks unless a more precise one does. */
  private static final Claim NO_DEADLOCK =
      new Claim("no_deadlock", When.STUCK, state -> false, state -> "no thread can move");

  /** Told of each claim that a state decides. */
  interface Decision {
    void decided(Claim claim, Finding.Kind kind, View state);
  }

  private final ModelledSystem system;
  private final List<Claim> always = new ArrayList<>();
  private final List<Claim> sometimes = new ArrayList<>();
  private final List<Claim> finallyAlways = new ArrayList<>();
  private final List<Claim> finallySometimes = new ArrayList<>();
  private final List<Claim> canEnd = new ArrayList<>();

  /**
   * For each distinct outcome: how many final states, the first of them, and which of its images.
   */
  private final Map<List<Integer>, int[]> outcomes = new LinkedHashMap<>();

  Judge(ModelledSystem system) {
    this.system = system;
    for (Claim claim : system.claims()) {
      listFor(claim.when()).add(claim);
    }
  }

  private List<Claim> listFor(When when) {
    return switch (when) {
      case ALWAYS -> always;
      case SOMETIMES -> sometimes;
      case FINALLY_ALWAYS -> finallyAlways;
      case FINALLY_SOMETIMES -> finallySometimes;
      case STUCK -> new ArrayList<>();
      case CAN_END -> canEnd;
    };
  }

  /**
   * The claims that every thread can always come to its end; none in systems that go on for ever.
   */
  List<Claim> canEnd() {
    return canEnd;
  }

  /** The claims that are to be true in every state. */
  List<Claim> always() {
    return always;
  }

  /** The claims that are to be true somewhere. */
  List<Claim> sometimes() {
    return List.copyOf(sometimes);
  }

  /** A claim that was to be true somewhere is; says whether that was unknown. */
  boolean isNewlyMet(Claim claim) {
    return sometimes.remove(claim);
  }

  void save(DataOutput out) throws IOException {
    for (List<Claim> open : List.of(sometimes, finallyAlways, finallySometimes)) {
      out.writeInt(open.size());
      for (Claim claim : open) {
        Saved.text(out, claim.name());
      }
    }
    out.writeInt(outcomes.size());
    for (Map.Entry<List<Integer>, int[]> outcome : outcomes.entrySet()) {
      Saved.ints(out, outcome.getKey().stream().mapToInt(i -> i).toArray());
      Saved.ints(out, outcome.getValue());
    }
  }

  void restore(DataInput in) throws IOException {
    for (List<Claim> open : List.of(sometimes, finallyAlways, finallySometimes)) {
      Set<String> names = new HashSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        names.add(Saved.text(in));
      }
      open.removeIf(claim -> !names.contains(claim.name()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      outcomes.put(Arrays.stream(Saved.ints(in)).boxed().toList(), Saved.ints(in));
    }
  }

  /** A state in which every thread is done. */
  void judgeFinal(View state, int number, int element, Decision decision) {
    for (int i = 0; i < finallyAlways.size(); i++) {
      if (!finallyAlways.get(i).holds().test(state)) {
        decision.decided(finallyAlways.remove(i--), Finding.Kind.VIOLATION, state);
      }
    }
    look(finallySometimes, state, decision);
    outcomes.computeIfAbsent(values(state), v -> new int[] {0, number, element})[0]++;
  }

  private List<Integer> values(View state) {
    return values(system, state);
  }

  /** What final states are told apart by. */
  static List<Integer> values(ModelledSystem system, View state) {
    return system.outcome().stream().map(o -> o.value().applyAsInt(state)).toList();
  }

  /** A state in which no thread can move although one is not done. */
  void judgeStuck(View state, Decision decision) {
    decision.decided(stuck(system, state), Finding.Kind.VIOLATION, state);
  }

  /** The claim that a stuck state breaks. */
  static Claim stuck(ModelledSystem system, View state) {
    return system.claims().stream()
        .filter(c -> c.when() == When.STUCK && !c.holds().test(state))
        .findFirst()
        .orElse(NO_DEADLOCK);
  }

  /** Whether a state in which every thread is done would tell nothing new. */
  boolean knows(View state) {
    return outcomes.containsKey(values(state))
        && finallyAlways.stream().allMatch(claim -> claim.holds().test(state))
        && finallySometimes.stream().noneMatch(claim -> claim.holds().test(state));
  }

  /**
   * How many final states show each outcome, the number of the first that does, and which of its
   * images by symmetries it is.
   */
  Map<List<Integer>, int[]> outcomes() {
    return outcomes;
  }

  /** The claims that needed a witness and have none. */
  List<String> unmet() {
    List<String> names = new ArrayList<>();
    sometimes.forEach(c -> names.add(c.name()));
    finallySometimes.forEach(c -> names.add(c.name()));
    return names;
  }

  private static void look(List<Claim> claims, View state, Decision decision) {
    for (int i = 0; i < claims.size(); i++) {
      if (claims.get(i).holds().test(state)) {
        decision.decided(claims.remove(i--), Finding.Kind.WITNESS, state);
      }
    }
  }
}
