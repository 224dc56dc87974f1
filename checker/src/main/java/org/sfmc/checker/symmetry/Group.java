package org.sfmc.checker.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Layout.Sort;
import org.sfmc.model.system.ModelledSystem;

/**
 * A group of permutations of a system's threads, buffers, pages and CPUs, the identity first.
 *
 * <p>Threads are permuted only as some permutation does that takes initial states to initial
 * states: so what is found of a thread's image happens to it in some run, too.
 */
public final class Group {
  /** Permutations that are looked at, at most. */
  private static final int MOST = 20_000;

  private final ModelledSystem system;
  private final List<Permutation> elements;
  private final Map<List<Integer>, Integer> indexes = new HashMap<>();
  private final BitSet keepingStarts = new BitSet();

  private Group(ModelledSystem system, List<Permutation> elements) {
    this.system = system;
    this.elements = List.copyOf(elements);
    for (int g = 0; g < elements.size(); g++) {
      indexes.put(elements.get(g).key(), g);
      if (keepsStarts(system, elements.get(g))) {
        keepingStarts.set(g);
      }
    }
  }

  /** All permutations that the names of a system's cells and events let one hope for. */
  public static Group of(ModelledSystem system) {
    Layout layout = system.layout();
    List<String> threads = system.threads().stream().map(ModelledSystem.ThreadCode::name).toList();
    if (!layout.names(Sort.THREAD).equals(threads) || namesClash(layout)) {
      return new Group(system, List.of(Permutation.identity(system)));
    }
    List<Permutation> all = new ArrayList<>(List.of(Permutation.identity(system)));
    List<Map<Sort, int[]>> renamings = renamings(layout);
    for (Map<Sort, int[]> renamed : renamings.subList(1, renamings.size())) {
      Permutation.of(system, renamed).ifPresent(all::add);
    }
    Set<List<Integer>> movable =
        all.stream()
            .filter(element -> keepsStarts(system, element))
            .map(Group::threads)
            .collect(Collectors.toSet());
    all.removeIf(element -> !movable.contains(threads(element)));
    return new Group(system, all);
  }

  private static List<Integer> threads(Permutation element) {
    return Arrays.stream(element.renamed(Sort.THREAD)).boxed().toList();
  }

  private static boolean namesClash(Layout layout) {
    List<String> names =
        Permutation.SORTS.stream().flatMap(sort -> layout.names(sort).stream()).toList();
    return new HashSet<>(names).size() < names.size();
  }

  private static List<Map<Sort, int[]>> renamings(Layout layout) {
    List<Map<Sort, int[]>> all = new ArrayList<>(List.of(new EnumMap<>(Sort.class)));
    for (Sort sort : Permutation.SORTS) {
      List<int[]> permutations = permutations(layout.names(sort).size());
      if ((long) all.size() * permutations.size() > MOST) {
        permutations = permutations.subList(0, 1);
      }
      List<Map<Sort, int[]>> more = new ArrayList<>();
      for (Map<Sort, int[]> some : all) {
        for (int[] permutation : permutations) {
          Map<Sort, int[]> longer = new EnumMap<>(Sort.class);
          longer.putAll(some);
          longer.put(sort, permutation);
          more.add(longer);
        }
      }
      all = more;
    }
    return all;
  }

  /** All permutations of {@code 0..count-1}, the identity first; of more than six that alone. */
  private static List<int[]> permutations(int count) {
    if (count > 6) {
      return List.of(IntStream.range(0, count).toArray());
    }
    List<int[]> all = new ArrayList<>(List.of(new int[0]));
    for (int length = 0; length < count; length++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] some : all) {
        for (int next = 0; next < count; next++) {
          int number = next;
          if (Arrays.stream(some).noneMatch(n -> n == number)) {
            int[] more = Arrays.copyOf(some, length + 1);
            more[length] = number;
            longer.add(more);
          }
        }
      }
      all = longer;
    }
    return all;
  }

  private static boolean keepsStarts(ModelledSystem system, Permutation element) {
    Set<Cells> starts =
        system.initialStates().stream().map(s -> s.cells().copy()).collect(Collectors.toSet());
    int[] image = new int[system.layout().size()];
    return system.initialStates().stream()
        .allMatch(
            start -> {
              element.apply(start.cells(), image);
              return starts.contains(new Cells(image));
            });
  }

  /** Number of elements. */
  public int size() {
    return elements.size();
  }

  /** An element; 0 is the identity. */
  public Permutation element(int index) {
    return elements.get(index);
  }

  /** The index of one element after another. */
  public int product(int left, int right) {
    return indexes.get(elements.get(left).keyAfter(elements.get(right)));
  }

  /** Whether an element takes each initial state to an initial state. */
  public boolean keepsStarts(int index) {
    return keepingStarts.get(index);
  }

  /** A large subgroup without some elements. */
  public Group without(BitSet failed) {
    BitSet kept = new BitSet();
    kept.set(0);
    for (int g = 1; g < size(); g++) {
      if (!kept.get(g) && !failed.get(g)) {
        closure(kept, g, failed).ifPresent(more -> kept.or(more));
      }
    }
    return new Group(system, kept.stream().mapToObj(elements::get).toList());
  }

  private Optional<BitSet> closure(BitSet subgroup, int added, BitSet without) {
    BitSet closed = (BitSet) subgroup.clone();
    closed.set(added);
    List<Integer> fresh = new ArrayList<>(closed.stream().boxed().toList());
    for (int i = 0; i < fresh.size(); i++) {
      for (int j = 0; j <= i; j++) {
        for (int product :
            new int[] {product(fresh.get(i), fresh.get(j)), product(fresh.get(j), fresh.get(i))}) {
          if (without.get(product)) {
            return Optional.empty();
          }
          if (!closed.get(product)) {
            closed.set(product);
            fresh.add(product);
          }
        }
      }
    }
    return Optional.of(closed);
  }

  /** A subgroup of so many elements at most: CPUs are left alone first, then buffers and pages. */
  public Group atMost(int most) {
    Group group = this;
    for (Sort sort : List.of(Sort.CPU, Sort.BUFFER, Sort.PAGE, Sort.THREAD)) {
      if (group.size() > most) {
        group = group.only(element -> element.fixes(sort));
      }
    }
    return group;
  }

  private Group only(Predicate<Permutation> kept) {
    return new Group(system, elements.stream().filter(kept).toList());
  }

  /** What it permutes, in words: {@code buffers, CPUs}. */
  public String what() {
    Map<Sort, String> words =
        Map.of(
            Sort.THREAD, "threads", Sort.BUFFER, "buffers", Sort.PAGE, "pages", Sort.CPU, "CPUs");
    return Permutation.SORTS.stream()
        .filter(sort -> elements.stream().anyMatch(element -> !element.fixes(sort)))
        .map(words::get)
        .collect(Collectors.joining(", "));
  }
}
