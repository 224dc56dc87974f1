package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a scenario can call and ask, for lists. */
public final class Api {
  private Api() {}

  /**
   * A function, a predicate or a flag.
   *
   * @param kind what it is
   * @param use as a scenario writes it, with what it takes and gives
   */
  public record Entry(String name, String kind, String use) {}

  /** All of them: functions, then predicates, then flags. */
  public static List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    for (Map.Entry<String, Words.Signature> function : Words.FUNCTIONS.entrySet()) {
      String name = function.getKey();
      all.add(new Entry(name, "function", name + taking(name, function.getValue())));
    }
    Words.PREDICATES.forEach(
        (name, about) -> all.add(new Entry(name, "predicate", name + asking(about))));
    Words.FLAGS.forEach(flag -> all.add(new Entry(flag, "flag", flag)));
    return all;
  }

  private static String taking(String name, Words.Signature signature) {
    if (name.equals(Words.CHOICE)) {
      return "(p0, p1, …) or (0, 1, …) → any of them";
    }
    String parameters =
        signature.parameters().stream().map(Sort::toString).collect(Collectors.joining(", "));
    String result = signature.result() == Sort.NOTHING ? "" : " → " + signature.result();
    return "(" + parameters + ")" + result;
  }

  private static String asking(Words.About about) {
    return switch (about) {
      case NOTHING -> "";
      case PAGE -> "(a page)";
      case THREAD -> "(a thread)";
      case LABEL -> "(thread:label)";
      case BUFFER -> "(K0)";
      case CPU_AND_BUFFER -> "(cpu0, K0)";
    };
  }
}
