package org.sfmc.model.claim;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A named claim about one state.
 *
 * @param name in words, joined by underscores; unique in its system
 * @param when which states it is made about
 * @param holds whether it is true; pure and total
 * @param explanation for a state in which it is false: the part that is, with its values
 */
public record Claim(
    String name, When when, Predicate<View> holds, Function<View, String> explanation) {
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
