package org.sfmc.reports.explain;

import org.sfmc.checker.run.Smallest;
import org.sfmc.scenarios.compile.Compiled;

/** The smallest run that shows something, in words. */
final class SmallestRun {
  private SmallestRun() {}

  /** Its id, what it takes, and how long it is. */
  static String text(Smallest smallest) {
    Compiled compiled = smallest.compiled();
    String signals = smallest.signals() == 0 ? "" : ", " + count(smallest.signals(), "signal");
    return "%s: %s, %s, %s, %s%s; %s"
        .formatted(
            compiled.run().id(),
            count(compiled.scenario().threads().size(), "thread"),
            count(compiled.run().cpus(), "CPU"),
            count(compiled.run().buffers(), "buffer"),
            count(compiled.scenario().machine().pages().size(), "page"),
            signals,
            count(smallest.trace().steps(), "step"));
  }

  /** The command that shows its trace. */
  static String command(Compiled compiled) {
    String name = compiled.scenario().name().text();
    String overrides = compiled.run().overrides();
    String run = overrides.isEmpty() ? name : overrides;
    return "\n  sfmc check " + name + " --run '" + run + "' --traces\n";
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
