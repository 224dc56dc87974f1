package org.sfmc.model.machine;

import java.util.function.IntFunction;

/** One shared integer. Guarded when it has a mutex; otherwise every access is visible to others. */
public final class IntCell {
  private final Engine engine;
  private final Mutex guard;
  private final String name;
  private final int index;
  private boolean peeked;
  private IntFunction<String> text = Integer::toString;

  /** Declares the cell; {@code guard} may be null. */
  public IntCell(
      Layout layout, Engine engine, Mutex guard, String name, int low, int high, int initial) {
    this(layout, engine, guard, Layout.Sort.NUMBER, name, low, high, initial);
  }

  /** Declares the cell of something that values stand for; {@code guard} may be null. */
  public IntCell(
      Layout layout,
      Engine engine,
      Mutex guard,
      Layout.Sort sort,
      String name,
      int low,
      int high,
      int initial) {
    this.engine = engine;
    this.guard = guard;
    this.name = name;
    this.index = layout.add(sort, name, low, high, initial);
  }

  /** Has traces show its changes. */
  public IntCell shown(Layout layout, IntFunction<String> text) {
    this.text = text;
    layout.show(name, cells -> text.apply(cells.get(index)));
    return this;
  }

  /** Reads it. */
  public int get() {
    return engine.perform(new Get(this));
  }

  /** Writes it. */
  public void set(int value) {
    engine.execute(new Set(this, value));
  }

  /** Adds one and returns the new value. */
  public int increment() {
    return engine.perform(new Add(this, 1));
  }

  /** Takes one away and returns the new value. */
  public int decrement() {
    return engine.perform(new Add(this, -1));
  }

  /** Adds to it as a statement does, {@code x++;}: nobody looks at the new value. */
  public void add(int amount) {
    engine.execute(new Add(this, amount));
  }

  /** Sets bits, in one instant, and returns the new value. */
  public int or(int bits) {
    return engine.perform(new Or(this, bits));
  }

  /**
   * From now on somebody reads it without its mutex: each change of it is seen, in the middle of a
   * critical section too.
   */
  public void peek() {
    peeked = true;
  }

  /** Whether it may be read without its mutex. */
  public boolean isPeeked() {
    return peeked;
  }

  private Mover changing() {
    return guard == null || peeked ? Mover.NEITHER : Mover.BOTH;
  }

  /** Its value in a state. */
  public int in(Cells cells) {
    return cells.get(index);
  }

  @Override
  public String toString() {
    return name;
  }

  private record Get(IntCell cell) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      return cells.get(cell.index);
    }

    @Override
    public Mutex guard() {
      return cell.guard;
    }

    @Override
    public String describe(int result) {
      return "read " + cell + " → " + cell.text.apply(result);
    }

    @Override
    public String toString() {
      return "read " + cell;
    }
  }

  private record Set(IntCell cell, int value) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      cells.set(cell.index, value);
      return 0;
    }

    @Override
    public Mover mover() {
      return cell.changing();
    }

    @Override
    public Mutex guard() {
      return cell.guard;
    }

    @Override
    public String toString() {
      return cell + " = " + cell.text.apply(value);
    }
  }

  private record Or(IntCell cell, int bits) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      int value = cells.get(cell.index) | bits;
      cells.set(cell.index, value);
      return value;
    }

    @Override
    public Mover mover() {
      return cell.changing();
    }

    @Override
    public Mutex guard() {
      return cell.guard;
    }

    @Override
    public String describe(int result) {
      return cell + " → " + cell.text.apply(result);
    }

    @Override
    public String toString() {
      return cell + " |= " + cell.text.apply(bits);
    }
  }

  private record Add(IntCell cell, int amount) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      return cells.add(cell.index, amount);
    }

    @Override
    public Mover mover() {
      return cell.changing();
    }

    @Override
    public Mutex guard() {
      return cell.guard;
    }

    @Override
    public String describe(int result) {
      return this + " → " + result;
    }

    @Override
    public String toString() {
      return cell + (amount > 0 ? "++" : "--");
    }
  }
}
