package org.sfmc.checker.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.ThreadCode;

/** Collects the parts of a small system: cells by name, threads as code, one step per label. */
final class SmallSystem {
  final Layout layout = new Layout();
  final Engine engine;
  private final List<ThreadCode> threads = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();

  SmallSystem(Engine engine) {
    this.engine = engine;
  }

  /**
   * One labelled step: everything in it happens at once; its result decides where the code goes.
   */
  record Step(String label, ToIntFunction<Cells> effect) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return effect.applyAsInt(cells);
    }

    @Override
    public boolean mayBlock() {
      return true;
    }

    // An effect is a fresh lambda each time the code runs; the label names it.
    @Override
    public boolean equals(Object o) {
      return o instanceof Step step && label.equals(step.label);
    }

    @Override
    public int hashCode() {
      return label.hashCode();
    }

    @Override
    public String toString() {
      return label;
    }
  }

  int cell(String name, int low, int high, int initial) {
    return layout.add(name, low, high, initial);
  }

  /** Marks the label and performs its step. */
  int step(String label, ToIntFunction<Cells> effect) {
    engine.at(label);
    return engine.perform(new Step(label, effect));
  }

  /** A label at which nothing happens. */
  void skip(String label) {
    step(label, cells -> 0);
  }

  void thread(String name, Runnable code) {
    threads.add(new ThreadCode(name, code));
  }

  void always(String name, java.util.function.Predicate<View> holds) {
    claims.add(new Claim(name, Claim.When.ALWAYS, holds, v -> name + " is false"));
  }

  ModelledSystem build() {
    layout.name(Layout.Sort.THREAD, threads.stream().map(ThreadCode::name).toList());
    return new ModelledSystem(
        layout,
        List.of(new ModelledSystem.Start("", layout.initial())),
        threads,
        List.of(),
        claims,
        List.of());
  }

  /** An assignment as an expression. */
  static int put(Cells cells, int cell, int value) {
    cells.set(cell, value);
    return value;
  }
}
