package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A parameter that turns off what a find comes from, so that the file also says when nothing
 * happens: who comes at the same time comes later, or nobody is signalled.
 *
 * @param lines of the scenario with the parameter, on
 * @param off the setting in which it is off
 * @param when the setting in which it is on
 * @param about what claims depend on it, as a regular expression
 */
record Switch(List<String> lines, String off, String when, String about) {
  private static final String SIGNAL = "    psignal(";

  Switch {
    lines = List.copyOf(lines);
  }

  /** The parameter that fits the lines; empty where none does. */
  static Optional<Switch> of(List<String> lines) {
    return alone(lines).or(() -> signal(lines));
  }

  /** Two that do the same, one after the other. */
  private static Optional<Switch> alone(List<String> lines) {
    for (List<String> pair : Roles.pairs()) {
      boolean there = lines.stream().anyMatch(l -> isHead(l, pair.get(0)));
      for (int i = 0; there && i < lines.size(); i++) {
        if (isHead(lines.get(i), pair.get(1))) {
          List<String> more = new ArrayList<>(lines);
          more.add(i + 1, "    if (ALONE == 1)");
          more.add(i + 2, "        await(done(" + pair.get(0) + "));");
          parameter(more, "param ALONE = 0;");
          return Optional.of(new Switch(more, "ALONE = 1", "ALONE = 0", "refs|asleep"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isHead(String line, String thread) {
    return line.startsWith("thread " + thread + " ");
  }

  private static Optional<Switch> signal(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(SIGNAL)) {
        List<String> more = new ArrayList<>(lines);
        more.set(i, "    if (SIGNAL == 1)");
        more.add(i + 1, "    " + lines.get(i));
        parameter(more, "param SIGNAL = 1;");
        return Optional.of(new Switch(more, "SIGNAL = 0", "SIGNAL = 1", "== NULL|signalled"));
      }
    }
    return Optional.empty();
  }

  private static void parameter(List<String> lines, String declared) {
    int after = lines.indexOf("}") + 1;
    lines.addAll(after, List.of("", declared));
  }
}
