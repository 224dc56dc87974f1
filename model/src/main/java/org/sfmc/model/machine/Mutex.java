package org.sfmc.model.machine;

/**
 * A blocking, non-recursive mutex that knows its owner, {@code MTX_DEF} of mutex(9).
 *
 * <p>Guarded data names its mutex; an access without it is a violation.
 */
public final class Mutex {
  private final String name;
  private final int owner;
  private boolean observed;

  /** Declares the mutex for threads {@code 0..threads-1}. */
  public Mutex(Layout layout, String name, int threads) {
    this.name = name;
    this.owner = layout.add(Layout.Sort.THREAD, name, 0, threads, 0);
  }

  /**
   * From now on taking it and giving it back are steps of their own: somebody can tell who waits
   * for it, as an atomic block that is interrupted by the wait can.
   */
  public void observe() {
    observed = true;
  }

  /** How taking it commutes. */
  Mover taking() {
    return observed ? Mover.NEITHER : Mover.RIGHT;
  }

  /** Whether nobody holds it. */
  public boolean isFree(Cells cells) {
    return cells.get(owner) == 0;
  }

  /** Whether the thread holds it. */
  public boolean isHeldBy(Cells cells, int thread) {
    return cells.get(owner) == thread + 1;
  }

  /** The holder, or −1. */
  public int holder(Cells cells) {
    return cells.get(owner) - 1;
  }

  /** Gives it back as a part of a larger operation, such as going to sleep. */
  void release(Cells cells, int thread) {
    if (!isHeldBy(cells, thread)) {
      throw new Violation("mutex_owned", name + " is unlocked by a thread that does not hold it");
    }
    cells.set(owner, 0);
  }

  /** Takes it as a part of a larger operation; it must be free. */
  void take(Cells cells, int thread) {
    cells.set(owner, thread + 1);
  }

  /** The operation {@code mtx_lock}. */
  public Operation lock() {
    return new Lock(this);
  }

  /** The operation {@code mtx_unlock}. */
  public Operation unlock() {
    return new Unlock(this);
  }

  @Override
  public String toString() {
    return name;
  }

  private record Lock(Mutex mutex) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      if (mutex.isFree(cells)) {
        mutex.take(cells, thread);
        return 0;
      }
      if (mutex.isHeldBy(cells, thread)) {
        throw new Violation("mutex_owned", mutex + " is locked twice by one thread");
      }
      return BLOCKED;
    }

    @Override
    public Mutex takes() {
      return mutex;
    }

    @Override
    public boolean maySleep() {
      return true;
    }

    @Override
    public Mover mover() {
      return mutex.taking();
    }

    @Override
    public int waitsFor(Cells cells, int thread) {
      return mutex.holder(cells);
    }

    @Override
    public String toString() {
      return "mtx_lock(" + mutex + ")";
    }
  }

  private record Unlock(Mutex mutex) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      mutex.release(cells, thread);
      return 0;
    }

    @Override
    public Mover mover() {
      return mutex.observed ? Mover.NEITHER : Mover.LEFT;
    }

    @Override
    public String toString() {
      return "mtx_unlock(" + mutex + ")";
    }
  }
}
