package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.system.SystemBuilder;

/**
 * What both engines say of one system, side by side.
 *
 * <p>What Lincheck has seen the search has to know. The reverse is asked only where Lincheck has
 * ended its search.
 *
 * @param opinion what Lincheck found
 * @param exploration what the search found, with what can happen again and again bounded alike
 * @param differences where they disagree, with both sides; none where they agree
 */
public record Agreement(Opinion opinion, Exploration exploration, List<String> differences) {
  public Agreement {
    differences = List.copyOf(differences);
  }

  /** Asks both engines about one system. */
  public static Agreement about(SystemBuilder builder, SecondOpinion.Options options) {
    return between(builder, builder, options);
  }

  /** Asks the search about one system and Lincheck about another that ought to be the same. */
  static Agreement between(
      SystemBuilder searched, SystemBuilder ordered, SecondOpinion.Options options) {
    Opinion opinion = SecondOpinion.onSteps(ordered, options);
    Exploration exploration =
        new Search(
                Capped.at(options.repeats(), searched),
                options.grain(),
                Limits.defaults(),
                finding -> false)
            .run();
    List<Claim> claims = SecondOpinion.claims(ordered);
    return new Agreement(opinion, exploration, differences(opinion, exploration, claims));
  }

  private static List<String> differences(
      Opinion opinion, Exploration exploration, List<Claim> claims) {
    List<String> differences = new ArrayList<>();
    if (!exploration.isExhaustive()) {
      return differences;
    }
    Set<List<Integer>> outcomes = new HashSet<>();
    exploration.outcomes().forEach(o -> outcomes.add(o.values()));
    compare("outcomes", opinion.exhausted(), opinion.outcomes(), outcomes, differences);
    Set<String> violated = new TreeSet<>();
    exploration.violations().forEach(v -> violated.add(v.claim()));
    violated.removeAll(named(claims, When.CAN_END));
    compare("violated", opinion.exhausted(), opinion.violated().keySet(), violated, differences);
    Set<String> met = named(claims, When.SOMETIMES);
    met.addAll(named(claims, When.FINALLY_SOMETIMES));
    met.removeAll(exploration.unmet());
    compare("met", opinion.exhausted(), opinion.met(), met, differences);
    return differences;
  }

  /**
   * That a thread can always still end is said of all runs together, which Lincheck sees singly.
   */
  private static Set<String> named(List<Claim> claims, When when) {
    Set<String> names = new TreeSet<>();
    claims.stream().filter(c -> c.when() == when).forEach(c -> names.add(c.name()));
    return names;
  }

  private static <T> void compare(
      String what,
      boolean bothWays,
      Collection<T> lincheck,
      Collection<T> search,
      List<String> differences) {
    boolean agree = search.containsAll(lincheck) && (!bothWays || lincheck.containsAll(search));
    if (!agree) {
      differences.add(what + ": Lincheck " + lincheck + ", the search " + search);
    }
  }
}
