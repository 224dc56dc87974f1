package org.sfmc.scenarios.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * One run of a scenario, with everything that {@code with} overrides resolved.
 *
 * @param id stable, such as {@code stale[bug=no_shootdown]}; the name alone without overrides
 * @param bugs in the order written; empty for the implementation as it is
 * @param params every parameter of the scenario and its value in this run, in order of declaration
 * @param expect what the run is expected to end with; null for a scenario that expects nothing
 */
public record RunConfig(
    String id,
    int cpus,
    int buffers,
    String impl,
    List<String> bugs,
    Map<String, String> params,
    Scenario.Expect expect) {
  public RunConfig {
    bugs = List.copyOf(bugs);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }
}
