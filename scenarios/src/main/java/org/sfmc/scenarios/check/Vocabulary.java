package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Map;

/**
 * The names that a scenario may use but does not declare.
 *
 * @param implementations what {@code impl =} accepts
 * @param bugs what {@code bug =} accepts
 * @param invariants the built-in properties that {@code expect violation of} accepts
 * @param onRequest those of them that are watched only where a file asks for them
 */
public record Vocabulary(
    List<String> implementations,
    Map<String, Plantable> bugs,
    List<String> invariants,
    List<String> onRequest) {

  /**
   * Where a bug can be planted.
   *
   * @param implementations the implementations that have the part
   * @param part of an implementation; takes one bug
   */
  public record Plantable(List<String> implementations, String part) {
    public Plantable {
      implementations = List.copyOf(implementations);
    }
  }
}
