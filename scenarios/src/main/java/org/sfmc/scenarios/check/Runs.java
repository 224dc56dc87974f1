package org.sfmc.scenarios.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sfmc.scenarios.syntax.Scenario;

/** Lists what is to be run: one run per {@code expect}. */
public final class Runs {
  private static final String DEFAULT_CPUS = "2";
  private static final String DEFAULT_BUFFERS = "1";

  private Runs() {}

  /** The runs of a checked scenario in the order of the file; the machine as it is, if none. */
  public static List<RunConfig> of(Scenario scenario, Vocabulary vocabulary) {
    if (scenario.expects().isEmpty()) {
      return List.of(base(scenario, vocabulary));
    }
    return scenario.expects().stream().map(e -> of(scenario, e, vocabulary)).toList();
  }

  /** The run of one {@code expect}. */
  static RunConfig of(Scenario scenario, Scenario.Expect expect, Vocabulary vocabulary) {
    return run(scenario, expect.with(), expect, vocabulary);
  }

  /** The machine as the file sets it up, whether or not anything is expected of it. */
  static RunConfig base(Scenario scenario, Vocabulary vocabulary) {
    return run(scenario, List.of(), null, vocabulary);
  }

  /** The name of the run with these overrides. */
  static String id(Scenario scenario, List<Scenario.Setting> with) {
    Map<String, String> sorted = new TreeMap<>();
    with.forEach(setting -> sorted.put(setting.key().text(), setting.value()));
    if (sorted.isEmpty()) {
      return scenario.name().text();
    }
    List<String> overrides =
        sorted.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    return scenario.name() + "[" + String.join(",", overrides) + "]";
  }

  private static RunConfig run(
      Scenario scenario,
      List<Scenario.Setting> with,
      Scenario.Expect expect,
      Vocabulary vocabulary) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> params = new LinkedHashMap<>();
    scenario.machine().settings().forEach((key, setting) -> settings.put(key, setting.value()));
    scenario.params().forEach(param -> params.put(param.name().text(), param.value()));
    for (Scenario.Setting override : with) {
      String key = override.key().text();
      (params.containsKey(key) ? params : settings).put(key, override.value());
    }
    String bugs = settings.getOrDefault("bug", "");
    return new RunConfig(
        id(scenario, with),
        Integer.parseInt(settings.getOrDefault("cpus", DEFAULT_CPUS)),
        Integer.parseInt(settings.getOrDefault("buffers", DEFAULT_BUFFERS)),
        settings.getOrDefault("impl", vocabulary.implementations().get(0)),
        bugs.isEmpty() ? List.of() : List.of(bugs.split("\\+")),
        settings.getOrDefault("tlb", "demand").equals("speculative"),
        settings.getOrDefault("statistics", "on").equals("on"),
        params,
        expect);
  }
}
