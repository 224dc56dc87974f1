package org.sfmc.checker.systems;

import java.util.List;
import java.util.function.Consumer;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.Event;
import org.sfmc.model.system.ModelledSystem.EventKind;
import org.sfmc.model.system.ModelledSystem.ThreadCode;
import org.sfmc.model.system.SystemBuilder;

/** Two threads with a mutex, a counter that it guards, one that nothing guards, and a channel. */
public final class KernelSystems {
  /** What the threads may use. */
  public static final class Parts {
    public final Engine engine;
    public final Kernel kernel;
    public final Mutex mutex;
    public final IntCell guarded;
    public final IntCell open;
    public final SleepQueue channel;

    private final Layout layout = new Layout();
    private final Threads threads;

    Parts(Engine engine) {
      this.engine = engine;
      threads = new Threads(layout, engine, List.of("a", "b"), 1, List.of(0, 0));
      kernel = new SteppedKernel(engine, threads);
      mutex = new Mutex(layout, "mtx", 2);
      guarded = new IntCell(layout, engine, mutex, "guarded", 0, 9, 0);
      open = new IntCell(layout, engine, null, "open", 0, 9, 0);
      channel = new SleepQueue(layout, threads, "channel").keepOrder();
    }
  }

  private KernelSystems() {}

  /** A system of two threads. */
  public static SystemBuilder of(Consumer<Parts> a, Consumer<Parts> b) {
    return system(a, b, false);
  }

  /** The same where a signal may come to thread {@code a}. */
  public static SystemBuilder withSignal(Consumer<Parts> a, Consumer<Parts> b) {
    return system(a, b, true);
  }

  private static SystemBuilder system(Consumer<Parts> a, Consumer<Parts> b, boolean signal) {
    return engine -> {
      Parts parts = new Parts(engine);
      Operation post = parts.channel.signal(0);
      return new ModelledSystem(
          parts.layout,
          List.of(new ModelledSystem.Start("", parts.layout.initial())),
          List.of(
              new ThreadCode("a", () -> a.accept(parts)),
              new ThreadCode("b", () -> b.accept(parts))),
          signal ? List.of(new Event("a!sig", 0, EventKind.SIGNAL, post)) : List.of(),
          List.of(
              new Claim(
                  "open_is_even",
                  Claim.When.ALWAYS,
                  v -> parts.open.in(v.cells()) % 2 == 0,
                  v -> "open is " + parts.open.in(v.cells()))),
          List.of());
    };
  }

  /** An operation that only its own thread notices. */
  public record Silent() implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.BOTH;
    }
  }

  /** An assumption that never holds. */
  public record Never() implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      throw new Discarded();
    }
  }
}
