package org.sfmc.model.claim;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A named claim about one state.
 *
 * @param name in words, joined by underscores; unique in its system
 * @param when which states it is made about
 * @param holds whether it is true; pure and total
 * @param explanation for a state in which it is false: the part that is, with its values
 * @param failing for a state in which it is false: the part that is
 */
public record Claim(
    String name,
    When when,
    Predicate<View> holds,
    Function<View, String> explanation,
    Function<View, Part> failing) {
  /** A claim of one part. */
  public Claim(String name, When when, Predicate<View> holds, Function<View, String> explanation) {
    this(name, when, holds, explanation, view -> new Part("", Map.of(), holds));
  }

  /**
   * One of the things that a claim says: of one buffer, say, or one side of a conjunction.
   *
   * @param text as the author wrote it; empty where the claim has no text
   * @param bindings what it is said of: {@code buffer} to {@code K0}
   * @param holds whether it is true; looks at nothing that it does not depend on
   */
  public record Part(String text, Map<String, String> bindings, Predicate<View> holds) {
    public Part {
      bindings = Map.copyOf(bindings);
    }
  }

  /** When a claim is judged, and what it takes for it to be met. */
  public enum When {
    /** True in every state. */
    ALWAYS,
    /** True in at least one state. */
    SOMETIMES,
    /** True whenever every thread is done. */
    FINALLY_ALWAYS,
    /** True at least once when every thread is done. */
    FINALLY_SOMETIMES,
    /** Whether every thread can still come to its end, whatever the environment does not do. */
    CAN_END,
    /** Judged where no thread can move although one is not done; the first false one names it. */
    STUCK
  }
}
