package org.sfmc.reports.export;

import java.util.List;

/**
 * The name of a component, taken apart: {@code tlb(cpu1, K0)} is {@code tlb} of cpu1 and K0, {@code
 * K0.m} is {@code m} of K0, {@code sleepq} is itself.
 *
 * @param of what there is one for each of; empty for a component that there is one of
 */
public record Component(String name, List<String> of) {
  public Component {
    of = List.copyOf(of);
  }

  /** Takes a name apart. */
  public static Component parse(String text) {
    int open = text.indexOf('(');
    int dot = text.indexOf('.');
    if (open > 0 && text.endsWith(")")) {
      String inside = text.substring(open + 1, text.length() - 1);
      return new Component(text.substring(0, open), List.of(inside.split(",\\s*")));
    }
    return dot > 0
        ? new Component(text.substring(dot + 1), List.of(text.substring(0, dot)))
        : new Component(text, List.of());
  }
}
