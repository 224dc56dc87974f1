package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;

/** Checks keys and values in {@code machine}, {@code with} and {@code when}. */
final class SettingCheck {
  private static final int MOST_CPUS = 4;
  private static final int MOST_BUFFERS = 6;

  private final Symbols symbols;
  private final Vocabulary vocabulary;
  private final Reporter reporter;

  SettingCheck(Symbols symbols, Vocabulary vocabulary, Reporter reporter) {
    this.symbols = symbols;
    this.vocabulary = vocabulary;
    this.reporter = reporter;
  }

  /** A setting of the machine; tells whether it is sound. */
  boolean machine(Scenario.Setting setting) {
    return key(setting, Words.SETTINGS) && builtIn(setting);
  }

  /** The settings of {@code with} or {@code when}; tells whether all are sound. */
  boolean overrides(List<Scenario.Setting> settings) {
    Set<String> seen = new HashSet<>();
    boolean sound = true;
    for (Scenario.Setting setting : settings) {
      String twice = "`" + setting.key() + "` is set twice";
      sound &= reporter.isNew(seen, setting.key(), ErrorCode.E039, twice);
      sound &= override(setting);
    }
    return sound;
  }

  private boolean override(Scenario.Setting setting) {
    if (symbols.params.containsKey(setting.key().text())) {
      return param(setting);
    }
    List<String> known = new ArrayList<>(Words.SETTINGS);
    known.addAll(symbols.params.keySet());
    return key(setting, known) && builtIn(setting);
  }

  private boolean key(Scenario.Setting setting, List<String> known) {
    Name key = setting.key();
    if (known.contains(key.text())) {
      return true;
    }
    switch (key.text()) {
      case "map" ->
          reporter.report(
              ErrorCode.E009,
              key.span(),
              "`map` is not a setting",
              "an implementation decides this",
              "write `impl = direct_map` for the direct map");
      case "pages" ->
          reporter.report(
              ErrorCode.E009,
              key.span(),
              "the pages are the same in all runs",
              "cannot be overridden",
              "set `pages` in the machine");
      case "states", "transitions", "finals", "outcomes", "depth" ->
          reporter.report(
              ErrorCode.E009,
              key.span(),
              "`" + key + "` is a count and not a setting",
              "is counted, and cannot be set",
              "write `{ " + key + " = " + setting.value() + "; }` in place of the semicolon");
      default -> reporter.unknown(ErrorCode.E009, key, "setting", known);
    }
    return false;
  }

  private boolean builtIn(Scenario.Setting setting) {
    return switch (setting.key().text()) {
      case "cpus" -> number(setting, MOST_CPUS);
      case "buffers" -> number(setting, MOST_BUFFERS);
      case "impl" -> implementation(setting);
      case "tlb" -> oneOf(setting, "behaviour of TLBs", Words.TLBS);
      case "statistics" -> oneOf(setting, "way to keep statistics", Words.STATISTICS);
      default -> bugs(setting);
    };
  }

  private boolean number(Scenario.Setting setting, int most) {
    if (!Symbols.isInteger(setting.value())) {
      reporter.report(
          ErrorCode.E031,
          setting.valueSpan(),
          "`" + setting.key() + "` takes a number",
          "not a number");
      return false;
    }
    int value = Integer.parseInt(setting.value());
    if (value < 1 || value > most) {
      reporter.report(
          ErrorCode.E008,
          setting.valueSpan(),
          "`" + setting.key() + "` is out of range",
          "must be 1 to " + most);
      return false;
    }
    return true;
  }

  private boolean implementation(Scenario.Setting setting) {
    if (vocabulary.implementations().contains(setting.value())) {
      return true;
    }
    Name value = new Name(setting.value(), setting.valueSpan());
    reporter.unknown(ErrorCode.E027, value, "implementation", vocabulary.implementations());
    return false;
  }

  private boolean oneOf(Scenario.Setting setting, String kind, List<String> words) {
    if (words.contains(setting.value())) {
      return true;
    }
    Name value = new Name(setting.value(), setting.valueSpan());
    reporter.unknown(ErrorCode.E031, value, kind, words);
    return false;
  }

  private boolean bugs(Scenario.Setting setting) {
    Set<String> seen = new HashSet<>();
    boolean sound = true;
    for (String bug : setting.value().split("\\+")) {
      Name name = new Name(bug, setting.valueSpan());
      if (!vocabulary.bugs().containsKey(bug)) {
        List<String> known = vocabulary.bugs().keySet().stream().sorted().toList();
        reporter.unknown(ErrorCode.E028, name, "bug", known);
        sound = false;
      }
      String twice = "bug `" + bug + "` is named twice";
      sound &= reporter.isNew(seen, name, ErrorCode.E039, twice);
    }
    return sound;
  }

  private boolean param(Scenario.Setting setting) {
    boolean flag = symbols.isFlagParam(setting.key().text());
    if (!flag && !Symbols.isInteger(setting.value())) {
      reporter.report(
          ErrorCode.E031,
          setting.valueSpan(),
          "parameter `" + setting.key() + "` takes a number",
          "not a number");
      return false;
    }
    return !flag || flag(setting.value(), setting);
  }

  private boolean flag(String value, Scenario.Setting setting) {
    if (Words.FLAGS.contains(value)) {
      return true;
    }
    if (Symbols.isInteger(value)) {
      reporter.report(
          ErrorCode.E031,
          setting.valueSpan(),
          "parameter `" + setting.key() + "` takes a flag",
          "not a flag",
          "write `SFB_DEFAULT` for no flags");
    } else {
      Name name = new Name(value, setting.valueSpan());
      reporter.unknown(ErrorCode.E012, name, "flag", "not an sf_buf_alloc flag", Words.FLAGS);
    }
    return false;
  }

  /** The value that a parameter is declared with. */
  void declared(Scenario.Param param) {
    if (!Symbols.isInteger(param.value())) {
      flag(param.value(), new Scenario.Setting(param.name(), param.value(), param.valueSpan()));
    }
  }
}
