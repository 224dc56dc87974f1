package org.sfmc.checker.explore;

import java.util.BitSet;
import org.sfmc.checker.symmetry.Group;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;

/**
 * Searches one state of those that symmetries make of each other, where that is enough: for systems
 * that keep all promises.
 *
 * <p>The permutations that a system's names suggest are tried on some runs. Those that stand the
 * test are taken for symmetries, and each new behaviour is held against all of them as it is met;
 * where one fails, everything begins again without it. Where a promise is broken, the whole system
 * is searched for what is to be shown of that.
 */
public final class SymmetricSearch {
  /** Runs on which permutations are tried. */
  private static final int TRIED = 8;

  /** Most permutations: more cost more than they save. */
  private static final int MOST = 144;

  private final SystemBuilder builder;
  private final Grain grain;
  private final Limits limits;
  private final int workers;
  private final int tried;

  /** A search by so many workers. */
  public SymmetricSearch(SystemBuilder builder, Grain grain, Limits limits, int workers) {
    this(builder, grain, limits, workers, TRIED);
  }

  /**
   * Prepares a search.
   *
   * @param tried runs on which permutations are tried
   */
  SymmetricSearch(SystemBuilder builder, Grain grain, Limits limits, int workers, int tried) {
    this.builder = builder;
    this.grain = grain;
    this.limits = limits;
    this.workers = workers;
    this.tried = tried;
  }

  /** What permutes the threads, buffers, pages and CPUs of a system and leaves it the same. */
  public Group group() {
    Unfolding unfolding = new Unfolding(builder);
    Group hoped = Group.of(unfolding.system());
    return hoped.without(new Trial(hoped, unfolding, grain).failed(tried)).atMost(MOST);
  }

  /**
   * Searches.
   *
   * @param watcher is told how it goes
   * @param whole searches everything, where that is necessary
   */
  public Exploration run(Watcher watcher, WholeSearch whole) {
    int team = workers;
    for (Group group = group(); group.size() > 1; ) {
      try {
        Exploration found = search(team, group).watchedBy(watcher).run();
        if (found.violations().isEmpty()) {
          return found;
        }
        Exploration all = whole.search();
        return all.isExhaustive() || !all.violations().isEmpty() ? all : found;
      } catch (Symmetry.Broken e) {
        BitSet failed = new BitSet();
        failed.set(e.element());
        group = group.without(failed);
        // Which of several fails first is then the same for any number of workers.
        team = 1;
      }
    }
    return whole.search();
  }

  private Search search(int team, Group group) {
    return new Search(
        builder,
        grain,
        limits,
        finding -> finding.kind() == Finding.Kind.VIOLATION,
        team,
        Search.MANY,
        group);
  }
}
