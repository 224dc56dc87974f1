package org.sfmc.checker.symmetry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Layout.Sort;
import org.sfmc.model.system.ModelledSystem;

/**
 * Renames threads, buffers, pages and CPUs of a system: what becomes of its cells, their values and
 * its events.
 */
public final class Permutation {
  /** What is renamed. */
  static final List<Sort> SORTS = List.of(Sort.THREAD, Sort.BUFFER, Sort.PAGE, Sort.CPU);

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private final Layout layout;
  private final Map<Sort, int[]> renamed;
  private final int[] cells;
  private final int[] moves;

  private Permutation(Layout layout, Map<Sort, int[]> renamed, int[] cells, int[] moves) {
    this.layout = layout;
    this.renamed = renamed;
    this.cells = cells;
    this.moves = moves;
  }

  /** The permutation that leaves everything alone. */
  static Permutation identity(ModelledSystem system) {
    Layout layout = system.layout();
    int threads = system.threads().size();
    Map<Sort, int[]> renamed = new EnumMap<>(Sort.class);
    SORTS.forEach(sort -> renamed.put(sort, first(layout.names(sort).size())));
    renamed.put(Sort.THREAD, first(threads));
    return new Permutation(
        layout, renamed, first(layout.size()), first(threads + system.environment().size()));
  }

  private static int[] first(int count) {
    return IntStream.range(0, count).toArray();
  }

  /**
   * The permutation that gives the thing with number i, from 0, the number {@code renamed[i]};
   * empty where there is no cell or event of the new name.
   */
  static Optional<Permutation> of(ModelledSystem system, Map<Sort, int[]> renamed) {
    Layout layout = system.layout();
    Map<String, String> words = words(layout, renamed);
    List<String> cellNames =
        IntStream.range(0, layout.size()).mapToObj(c -> layout.cell(c).name()).toList();
    List<String> eventNames =
        system.environment().stream().map(ModelledSystem.Event::schedule).toList();
    int[] cells = images(cellNames, words);
    int[] events = images(eventNames, words);
    if (cells == null || events == null) {
      return Optional.empty();
    }
    int[] threads = renamed.get(Sort.THREAD);
    int[] moves = Arrays.copyOf(threads, threads.length + events.length);
    for (int e = 0; e < events.length; e++) {
      moves[threads.length + e] = threads.length + events[e];
    }
    return Optional.of(new Permutation(layout, new EnumMap<>(renamed), cells, moves));
  }

  private static Map<String, String> words(Layout layout, Map<Sort, int[]> renamed) {
    Map<String, String> words = new HashMap<>();
    renamed.forEach(
        (sort, to) -> {
          List<String> names = layout.names(sort);
          for (int i = 0; i < to.length; i++) {
            words.put(names.get(i), names.get(to[i]));
          }
        });
    return words;
  }

  /** For each name the index of what it becomes; null where that is no name, or of two. */
  private static int[] images(List<String> names, Map<String, String> words) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (indexes.put(names.get(i), i) != null) {
        return null;
      }
    }
    int[] images = new int[names.size()];
    for (int i = 0; i < images.length; i++) {
      String image =
          WORD.matcher(names.get(i))
              .replaceAll(
                  word -> Matcher.quoteReplacement(words.getOrDefault(word.group(), word.group())));
      Integer index = indexes.get(image);
      if (index == null) {
        return null;
      }
      images[i] = index;
    }
    return images;
  }

  /** The numbers that things of a sort get. */
  int[] renamed(Sort sort) {
    return renamed.get(sort).clone();
  }

  /** Whether it leaves all things of a sort alone. */
  public boolean fixes(Sort sort) {
    int[] to = renamed.get(sort);
    return IntStream.range(0, to.length).allMatch(i -> to[i] == i);
  }

  /** The cell that a cell becomes. */
  public int cell(int cell) {
    return cells[cell];
  }

  /** The index of the move that a move becomes: of a thread, or of an event. */
  public int move(int index) {
    return moves[index];
  }

  /** What becomes of the value of a cell. */
  public int value(int cell, int value) {
    return value(layout.cell(cell).sort(), value);
  }

  /** What becomes of something of a sort, by its number as a cell holds it. */
  public int value(Sort sort, int value) {
    return switch (sort) {
      case NUMBER -> value;
      case THREAD, BUFFER, PAGE -> value < 1 ? value : to(sort, value - 1) + 1;
      case CPU -> to(sort, value);
      case CPU_SET -> set(value);
    };
  }

  private int to(Sort sort, int number) {
    int[] to = renamed.get(sort);
    return number < to.length ? to[number] : number;
  }

  private int set(int cpus) {
    int image = 0;
    for (int cpu = 0; cpu < Integer.SIZE; cpu++) {
      image |= (cpus >>> cpu & 1) << to(Sort.CPU, cpu);
    }
    return image;
  }

  /** What becomes of the values of all cells. */
  public void apply(Cells from, int[] into) {
    for (int cell = 0; cell < cells.length; cell++) {
      into[cells[cell]] = value(cell, from.get(cell));
    }
    for (Layout.Sorted set : layout.sorted()) {
      sort(into, set.first(), set.first() + set.count());
    }
  }

  /** Sorts, with the zeros last. */
  private static void sort(int[] values, int begin, int end) {
    Arrays.sort(values, begin, end);
    int zeros = 0;
    while (begin + zeros < end && values[begin + zeros] == 0) {
      zeros++;
    }
    System.arraycopy(values, begin + zeros, values, begin, end - begin - zeros);
    Arrays.fill(values, end - zeros, end, 0);
  }

  /** The numbers of all things one after another: equal for equal permutations. */
  List<Integer> key() {
    return SORTS.stream().flatMap(s -> Arrays.stream(renamed.get(s)).boxed()).toList();
  }

  /** The key of this one after another. */
  List<Integer> keyAfter(Permutation first) {
    return SORTS.stream()
        .flatMap(s -> Arrays.stream(first.renamed.get(s)).map(i -> renamed.get(s)[i]).boxed())
        .toList();
  }
}
