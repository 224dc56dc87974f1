package org.sfmc.reports.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.compile.Compiled;

/** What a document says of the scenario that its run is a run of. */
final class ScenarioParts {
  private ScenarioParts() {}

  static Document.Scenario of(Compiled compiled) {
    RunConfig run = compiled.run();
    String source = compiled.scenario().source();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("tlb", run.speculative() ? "speculative" : "demand");
    machine.put("statistics", run.statistics() ? "on" : "off");
    return new Document.Scenario(
        compiled.scenario().name().span().file(),
        Sha256.of(source),
        compiled.scenario().name().text(),
        run.id(),
        overrides(compiled.scenario().name().text(), run.id()),
        run.impl(),
        run.bugs(),
        machine,
        run.params(),
        source);
  }

  /** Those that the name of a run tells. */
  private static Map<String, String> overrides(String name, String run) {
    Map<String, String> overrides = new LinkedHashMap<>();
    if (!run.equals(name)) {
      for (String setting : run.substring(name.length() + 1, run.length() - 1).split(",")) {
        int equals = setting.indexOf('=');
        overrides.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return overrides;
  }
}
