package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Map;

/**
 * The names that a scenario may use but does not declare.
 *
 * @param implementations what {@code impl =} accepts
 * @param bugs what {@code bug =} accepts, each with the implementation it is planted in
 * @param invariants the built-in properties that {@code expect violation of} accepts
 */
public record Vocabulary(
    List<String> implementations, Map<String, String> bugs, List<String> invariants) {}
