package org.sfmc.checker.explore;

import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * Searches with partial-order reduction, where that is enough: for systems that keep all promises.
 *
 * <p>What moves look at and change is not declared but seen. A search takes what has been seen for
 * all that there is; where it sees more it goes on with that, but what it has left to one thread
 * before was not justified, and everything begins again. The last search has seen nothing new since
 * it left the first state to one thread, and that is its proof (docs/decisions/0014). Where a
 * promise is broken, the whole system is searched for what is to be shown of that.
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
      ample.catchUp(found.leftAlone());
      if (ample.areJustified() || !found.isExhaustive()) {
        return found;
      }
    }
  }
}
