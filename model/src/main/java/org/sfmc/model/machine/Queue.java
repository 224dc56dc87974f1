package org.sfmc.model.machine;

import java.util.StringJoiner;
import java.util.function.IntFunction;

/**
 * An ordered list of small numbers in consecutive cells, head first, 0 for an empty place: the
 * memory behind tail queues, hash chains and sleep queues. Equal queues are equal cells.
 */
final class Queue {
  private final String name;
  private final int base;
  private final int capacity;

  /** Declares a queue of at most {@code capacity} numbers in {@code 1..highest}. */
  Queue(
      Layout layout,
      Layout.Sort sort,
      String name,
      int capacity,
      int highest,
      IntFunction<Integer> initial) {
    this.name = name;
    this.capacity = capacity;
    this.base = layout.size();
    for (int i = 0; i < capacity; i++) {
      layout.add(sort, name + "[" + i + "]", 0, highest, initial.apply(i));
    }
  }

  /** The cells. */
  Layout.Sorted cells() {
    return new Layout.Sorted(base, capacity);
  }

  /** The numbers in order, by name: {@code {K0 K1}}. */
  String text(Cells cells, IntFunction<String> name) {
    StringJoiner text = new StringJoiner(" ", "{", "}");
    for (int place = 0; get(cells, place) != 0; place++) {
      text.add(name.apply(get(cells, place)));
    }
    return text.toString();
  }

  int first(Cells cells) {
    return capacity == 0 ? 0 : cells.get(base);
  }

  /** The number at a place, 0 past the end. */
  int get(Cells cells, int place) {
    return place < capacity ? cells.get(base + place) : 0;
  }

  int length(Cells cells) {
    int length = 0;
    while (length < capacity && cells.get(base + length) != 0) {
      length++;
    }
    return length;
  }

  boolean contains(Cells cells, int number) {
    return count(cells, number) > 0;
  }

  int count(Cells cells, int number) {
    int count = 0;
    for (int place = 0; get(cells, place) != 0; place++) {
      if (get(cells, place) == number) {
        count++;
      }
    }
    return count;
  }

  void insertTail(Cells cells, int number) {
    int length = length(cells);
    checkRoom(length);
    cells.set(base + length, number);
  }

  /** Before the first that is greater, in a queue that is sorted. */
  void insertSorted(Cells cells, int number) {
    int length = length(cells);
    checkRoom(length);
    int place = length;
    for (; place > 0 && cells.get(base + place - 1) > number; place--) {
      cells.set(base + place, cells.get(base + place - 1));
    }
    cells.set(base + place, number);
  }

  void insertHead(Cells cells, int number) {
    int length = length(cells);
    checkRoom(length);
    for (int i = length; i > 0; i--) {
      cells.set(base + i, cells.get(base + i - 1));
    }
    cells.set(base, number);
  }

  /** Removes the first such number and says whether there was one. */
  boolean remove(Cells cells, int number) {
    for (int place = 0; get(cells, place) != 0; place++) {
      if (get(cells, place) == number) {
        takeOut(cells, place);
        return true;
      }
    }
    return false;
  }

  private void takeOut(Cells cells, int from) {
    for (int place = from; get(cells, place) != 0; place++) {
      cells.set(base + place, get(cells, place + 1));
    }
  }

  private void checkRoom(int length) {
    if (length == capacity) {
      throw new Violation("list_intact", name + " has an element inserted twice");
    }
  }
}
