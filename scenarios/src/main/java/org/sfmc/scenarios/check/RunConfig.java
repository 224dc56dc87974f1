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
 * @param speculative whether CPUs fill and drop TLB entries on their own
 * @param statistics whether {@code nsfbufspeak} is kept
 * @param params every parameter of the scenario and its value in this run, in order of declaration
 * @param expect what the run is expected to end with; null for a scenario that expects nothing
 */
public record RunConfig(
    String id,
    int cpus,
    int buffers,
    String impl,
    List<String> bugs,
    boolean speculative,
    boolean statistics,
    Map<String, String> params,
    Scenario.Expect expect) {
  public RunConfig {
    bugs = List.copyOf(bugs);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** The same run, of which any counts are expected. */
  public RunConfig withoutCounts() {
    Scenario.Expect uncounted = expect == null ? null : expect.withoutCounts();
    return new RunConfig(id, cpus, buffers, impl, bugs, speculative, statistics, params, uncounted);
  }

  /** What stands in the brackets of its id: {@code bug=no_shootdown}; empty where nothing does. */
  public String overrides() {
    int bracket = id.indexOf('[');
    return bracket < 0 ? "" : id.substring(bracket + 1, id.length() - 1);
  }

  /** Whether the run has all these settings, as {@code when} asks. */
  public boolean has(List<Scenario.Setting> settings) {
    return settings.stream().allMatch(s -> s.value().equals(value(s.key().text())));
  }

  private String value(String key) {
    return switch (key) {
      case "cpus" -> Integer.toString(cpus);
      case "buffers" -> Integer.toString(buffers);
      case "impl" -> impl;
      case "tlb" -> speculative ? "speculative" : "demand";
      case "statistics" -> statistics ? "on" : "off";
      case "bug" -> String.join("+", bugs);
      default -> params.get(key);
    };
  }
}
