package org.sfmc.model.kernel;

import java.util.Optional;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Interrupts;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.machine.Violation;

/**
 * The kernel's verbs spelled out as operations, each of which an engine performs in one instant.
 */
public final class SteppedKernel implements Kernel {
  private final Engine engine;
  private final Threads threads;
  private final Optional<Interrupts> interrupts;

  /** A kernel in which nobody disables interrupts. */
  public SteppedKernel(Engine engine, Threads threads) {
    this(engine, threads, Optional.empty());
  }

  /** A kernel for a system that declares what disabling interrupts takes, or does not. */
  public SteppedKernel(Engine engine, Threads threads, Optional<Interrupts> interrupts) {
    this.engine = engine;
    this.threads = threads;
    this.interrupts = interrupts;
  }

  @Override
  public void lock(Mutex mutex) {
    execute(mutex.lock());
  }

  @Override
  public void unlock(Mutex mutex) {
    execute(mutex.unlock());
  }

  @Override
  public int msleep(SleepQueue channel, Mutex mutex, boolean pcatch) {
    execute(channel.add(mutex, pcatch));
    if (pcatch) {
      execute(channel.check());
    }
    return perform(channel.resume(mutex));
  }

  @Override
  public void wakeup(SleepQueue channel) {
    execute(channel.wakeup());
  }

  @Override
  public void wakeupOne(SleepQueue channel) {
    execute(channel.wakeupOne());
  }

  @Override
  public void schedPin() {
    execute(threads.pin());
  }

  @Override
  public void schedUnpin() {
    execute(threads.unpin());
  }

  @Override
  public void spinlockEnter() {
    engine.execute(declared().enter());
  }

  @Override
  public void spinlockExit() {
    engine.execute(declared().exit());
  }

  private Interrupts declared() {
    return interrupts.orElseThrow(
        () -> new IllegalStateException("the system does not declare interrupts"));
  }

  @Override
  public int pinned() {
    return threads.pins();
  }

  @Override
  public int pinnedCpu() {
    return threads.pinnedCpu();
  }

  @Override
  public int ncpus() {
    return threads.cpus();
  }

  @Override
  public void kassert(boolean claim, String property, String message) {
    if (!claim) {
      execute(new Panic(property, message));
    }
  }

  @Override
  public int perform(Operation operation) {
    return engine.perform(onCpu(operation));
  }

  @Override
  public void execute(Operation operation) {
    engine.execute(onCpu(operation));
  }

  private Operation onCpu(Operation operation) {
    boolean unseen = operation.mover() == Mover.BOTH || operation.mover().isBookkeeping();
    return interrupts.isEmpty() || unseen ? operation : interrupts.get().onCpu(operation);
  }

  @Override
  public int thread() {
    return engine.thread();
  }

  @Override
  public void at(String point, int... locals) {
    engine.at(point, locals);
  }

  @Override
  public void loopHead(String point, int... locals) {
    engine.loopHead(point, locals);
  }

  @Override
  public void beginAtomic() {
    engine.beginAtomic();
  }

  @Override
  public void endAtomic() {
    engine.endAtomic();
  }

  private record Panic(String property, String message) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      throw new Violation(property, message);
    }

    @Override
    public Mover mover() {
      return Mover.BOTH;
    }

    @Override
    public String toString() {
      return "panic: " + message;
    }
  }
}
