package org.sfmc.checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Numbers at places from 0, in memory or elsewhere; 0 at the beginning. */
abstract class Slots {
  /** Makes room for numbers. */
  interface Room {
    Slots make(int length);
  }

  abstract int length();

  /** A number; where others change it at the same time, perhaps not the latest. */
  abstract int get(int place);

  /** The latest number, and with it all that was done before it was put there. */
  abstract int latest(int place);

  /** Puts a number; not while others do. */
  abstract void set(int place, int number);

  /** Puts a number where another is, unless somebody else was quicker; says whether it did. */
  abstract boolean replace(int place, int old, int number);

  /** Heap that they take, in bytes. */
  abstract long bytes();

  /** Numbers in memory. */
  static final class InMemory extends Slots {
    private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] numbers;

    InMemory(int length) {
      numbers = new int[length];
    }

    @Override
    int length() {
      return numbers.length;
    }

    @Override
    int get(int place) {
      return numbers[place];
    }

    @Override
    int latest(int place) {
      return (int) NUMBERS.getAcquire(numbers, place);
    }

    @Override
    void set(int place, int number) {
      numbers[place] = number;
    }

    @Override
    boolean replace(int place, int old, int number) {
      return NUMBERS.compareAndSet(numbers, place, old, number);
    }

    @Override
    long bytes() {
      return 4L * numbers.length;
    }
  }
}
