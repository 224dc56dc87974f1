package org.sfmc.checker.explore;

/** Numbers at places from 0, in memory or elsewhere; 0 at the beginning. */
abstract class Slots {
  /** Makes room for numbers. */
  interface Room {
    Slots make(int length);
  }

  abstract int length();

  abstract int get(int place);

  abstract void set(int place, int number);

  /** Heap that they take, in bytes. */
  abstract long bytes();

  /** Numbers in memory. */
  static final class InMemory extends Slots {
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
    void set(int place, int number) {
      numbers[place] = number;
    }

    @Override
    long bytes() {
      return 4L * numbers.length;
    }
  }
}
