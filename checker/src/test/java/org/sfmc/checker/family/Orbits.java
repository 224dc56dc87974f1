package org.sfmc.checker.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sfmc.checker.family.Coarse.State;

/**
 * Counts the states of a member of the family that no permutation makes of each other, by making
 * every image of every state. Shares nothing with the model or the explorer.
 */
final class Orbits {
  /** What threads, pages, buffers and CPUs become, all from 0. */
  private record Renaming(int[] threads, int[] pages, int[] buffers, int[] cpus) {}

  private final Family family;

  private Orbits(Family family) {
    this.family = family;
  }

  /** The number of orbits among the states that can be reached. */
  static int count(Family family) {
    return new Orbits(family).count();
  }

  private int count() {
    List<Renaming> renamings = renamings();
    Set<String> least = new HashSet<>();
    for (State state : Coarse.states(family)) {
      least.add(
          renamings.stream()
              .map(renaming -> image(state, renaming).text())
              .min(String::compareTo)
              .orElseThrow());
    }
    return least.size();
  }

  /** Those that keep programs, and move threads only as one does that keeps the initial state. */
  private List<Renaming> renamings() {
    List<Renaming> all = new ArrayList<>();
    for (int[] threads : permutations(family.threads())) {
      for (int[] pages : permutations(family.pages())) {
        if (keepsPrograms(threads, pages)) {
          for (int[] buffers : permutations(family.buffers())) {
            for (int[] cpus : permutations(family.cpus())) {
              all.add(new Renaming(threads, pages, buffers, cpus));
            }
          }
        }
      }
    }
    State initial = new State(family);
    Set<List<Integer>> movable = new HashSet<>();
    for (Renaming renaming : all) {
      if (image(initial, renaming).text().equals(initial.text())) {
        movable.add(Arrays.stream(renaming.threads).boxed().toList());
      }
    }
    all.removeIf(r -> !movable.contains(Arrays.stream(r.threads).boxed().toList()));
    return all;
  }

  private boolean keepsPrograms(int[] threads, int[] pages) {
    for (int t = 0; t < family.threads(); t++) {
      int to = threads[t];
      if (family.isSignalled(t) != family.isSignalled(to)) {
        return false;
      }
      for (int flag = 1; flag <= Family.NOWAIT; flag *= 2) {
        if (family.has(t, flag) != family.has(to, flag)) {
          return false;
        }
      }
      for (int round = 0; round < family.rounds(); round++) {
        boolean same = pages[family.page(t, round)] == family.page(to, round);
        if (!family.anyPage() && !same) {
          return false;
        }
      }
    }
    return true;
  }

  private State image(State s, Renaming r) {
    State image = new State(s);
    for (int t = 0; t < family.threads(); t++) {
      int to = r.threads[t];
      image.pc[to] = s.pc[t];
      image.round[to] = s.round[t];
      image.page[to] = of(r.pages, s.page[t]);
      image.buffer[to] = of(r.buffers, s.buffer[t]);
      image.cpu[to] = r.cpus[s.cpu[t]];
      image.signal[to] = s.signal[t];
    }
    image.free.replaceAll(b -> of(r.buffers, b));
    for (int p = 1; p <= family.pages(); p++) {
      List<Integer> chain = new ArrayList<>(s.chains.get(p));
      chain.replaceAll(b -> of(r.buffers, b));
      image.chains.set(of(r.pages, p), chain);
    }
    for (int b = 1; b <= family.buffers(); b++) {
      int to = of(r.buffers, b);
      image.refs[to] = s.refs[b];
      image.entries[to] = of(r.pages, s.entries[b]);
      image.accessed[to] = s.accessed[b];
      Set<Integer> mask = new TreeSet<>();
      s.masks.get(b).forEach(c -> mask.add(r.cpus[c]));
      image.masks.set(to, mask);
      for (int c = 0; c < family.cpus(); c++) {
        image.tlb[r.cpus[c]][to] = of(r.pages, s.tlb[c][b]);
      }
    }
    return image;
  }

  /** What becomes of a number from 1, where 0 is none. */
  private static int of(int[] renamed, int number) {
    return number == 0 ? 0 : renamed[number - 1] + 1;
  }

  private static List<int[]> permutations(int count) {
    List<int[]> all = new ArrayList<>();
    for (int code = 0; code < (int) Math.pow(count, count); code++) {
      int[] digits = new int[count];
      int rest = code;
      for (int i = 0; i < count; i++) {
        digits[i] = rest % count;
        rest /= count;
      }
      if (IntStream.of(digits).distinct().count() == count) {
        all.add(digits);
      }
    }
    return all;
  }
}
