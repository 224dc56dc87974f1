package org.sfmc.checker.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sfmc.checker.run.Recorder.Happened;
import org.sfmc.checker.unfold.Node;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Slots;

/** The variables of threads in a run that was recorded: {@code guest:r1}. */
final class Locals {
  private static final Pattern ASSIGNED = Pattern.compile("^\\w+ = ");

  private final List<Slots> slots;
  private final List<String> threads;
  private final Recorder recorder;

  Locals(Compiled compiled, Recorder recorder) {
    this.slots = compiled.scenario().threads().stream().map(Slots::new).toList();
    this.threads = compiled.scenario().threads().stream().map(t -> t.name().text()).toList();
    this.recorder = recorder;
  }

  /** The name of a variable. */
  String name(int thread, int slot) {
    return threads.get(thread) + ":" + slots.get(thread).all().get(slot).name();
  }

  /** The variables that a statement names, but for the one that it assigns to. */
  Set<String> in(int thread, String statement) {
    Set<String> words =
        new TreeSet<>(List.of(ASSIGNED.matcher(statement).replaceFirst("").split("\\W+")));
    Set<String> named = new TreeSet<>();
    for (Slots.Local local : slots.get(thread).all()) {
      if (words.contains(local.name())) {
        named.add(threads.get(thread) + ":" + local.name());
      }
    }
    return named;
  }

  /** The variables that have another value when the thread goes on after an operation. */
  Set<String> writtenBy(Happened operation) {
    Set<String> written = new TreeSet<>();
    if (operation.node() != null) {
      int thread = operation.thread();
      Node after = after(operation);
      for (int slot = 0; slot < slots.get(thread).all().size(); slot++) {
        if (after.local(slot) != operation.node().local(slot)) {
          written.add(name(thread, slot));
        }
      }
    }
    return written;
  }

  private Node after(Happened operation) {
    List<Happened> all = recorder.happened();
    for (int h = operation.at() + 1; h < all.size(); h++) {
      if (all.get(h).node() != null && all.get(h).thread() == operation.thread()) {
        return all.get(h).node();
      }
    }
    return recorder.position().node(operation.thread());
  }
}
