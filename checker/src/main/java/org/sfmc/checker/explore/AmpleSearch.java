package org.sfmc.checker.explore;

import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * Searches with partial-order reduction, where that is enough: for systems that keep all promises.
 *
 * <p>What moves look at and change is not declared but seen. A search takes what has been seen for
 * all that there is; where it sees more, it was not justified, and everything begins again with
 * what is known now. The last search has seen nothing new, and that is its proof
 * (docs/decisions/0014). Where a promise is broken, the whole system is searched for what is to be
 * shown of that.
 */
public final class AmpleSearch {
  private final SystemBuilder builder;
  private final Grain grain;
  private final Limits limits;
  private final int workers;

  /** A search by so many workers. */
  public AmpleSearch(SystemBuilder builder, Grain grain, Limits limits, int workers) {
    this.builder = builder;
    this.grain = grain;
    this.limits = limits;
    this.workers = workers;
  }

  /**
   * Searches.
   *
   * @param watcher is told how it goes
   * @param whole searches everything, where that is necessary
   */
  public Exploration run(Watcher watcher, WholeSearch whole) {
    Unfolding unfolding = new Unfolding(builder);
    ModelledSystem system = unfolding.system();
    int threads = system.threads().size();
    Footprints footprints = new Footprints(threads, system.environment().size());
    while (true) {
      AmpleSets ample = new AmpleSets(footprints, threads);
      Exploration found =
          Search.reduced(unfolding, grain, limits, workers, ample).watchedBy(watcher).run();
      if (!found.violations().isEmpty()) {
        Exploration all = whole.search();
        return all.isExhaustive() || !all.violations().isEmpty() ? all : found;
      }
      if (!footprints.hasGrown() || !found.isExhaustive()) {
        return found;
      }
    }
  }
}
