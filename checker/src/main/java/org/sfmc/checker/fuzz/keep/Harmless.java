package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.Setting;

/** Settings a step aside from those of a find, where what breaks it may do no harm. */
final class Harmless {
  private static final int MOST_BUFFERS = 3;

  private final Map<String, Setting> settings;
  private final Subject subject;

  Harmless(Scenario.Machine machine, Subject subject) {
    this.settings = machine.settings();
    this.subject = subject;
  }

  /** What may stand behind {@code expect ok with}, the most telling first. */
  List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    int buffers = value("buffers");
    String and = and();
    if (settings.containsKey("tlb")) {
      candidates.add("tlb = demand" + and);
    }
    if (buffers < MOST_BUFFERS) {
      candidates.add("buffers = " + (buffers + 1) + and);
    }
    if (value("cpus") > 1) {
      candidates.add("cpus = 1" + and);
    }
    return candidates;
  }

  /** What stands behind a setting, so that it is the other one that is run. */
  String and() {
    String bug = subject.bug().isEmpty() ? "" : ", bug = " + subject.bug();
    boolean usual = subject.equals(Subject.references().get(0));
    boolean named = subject.bug().isEmpty() && !usual && !settings.containsKey("impl");
    return bug + (named ? ", impl = " + subject.implementation() : "");
  }

  private int value(String key) {
    return settings.containsKey(key) ? Integer.parseInt(settings.get(key).value()) : 1;
  }
}
