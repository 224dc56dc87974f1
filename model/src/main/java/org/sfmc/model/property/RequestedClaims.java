package org.sfmc.model.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.Part;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.model.sfbuf.Ledger;

/**
 * The claims about a pool that are made only where a scenario asks for them: the reference does not
 * keep the promise.
 */
public final class RequestedClaims {
  private final Buffers pool;
  private final Ledger ledger;
  private final Threads threads;
  private final Pages pages;

  private RequestedClaims(Buffers pool, Ledger ledger, Threads threads, Pages pages) {
    this.pool = pool;
    this.ledger = ledger;
    this.threads = threads;
    this.pages = pages;
  }

  /** Those of the claims whose names are asked for. */
  public static List<Claim> of(
      Set<String> asked, Buffers pool, Ledger ledger, Threads threads, Pages pages) {
    RequestedClaims made = new RequestedClaims(pool, ledger, threads, pages);
    List<Claim> claims = new ArrayList<>();
    for (String name : asked) {
      switch (name) {
        case Invariants.ONE_MAPPING_PER_PAGE -> claims.add(made.onePerPage());
        case Invariants.NO_MISSED_HIT -> claims.add(made.noMissedHit());
        default -> {
          // Watched in every run, or the author's own.
        }
      }
    }
    return claims;
  }

  private Claim onePerPage() {
    return quiescent(
        Invariants.ONE_MAPPING_PER_PAGE,
        pages.count(),
        (cells, page) -> pool.mappings(cells, page) <= 1,
        (cells, page) ->
            "%s has %d mappings".formatted(pages.name(page), pool.mappings(cells, page)),
        page -> Map.of("page", pages.name(page)));
  }

  private Claim noMissedHit() {
    return quiescent(
        Invariants.NO_MISSED_HIT,
        threads.count(),
        (cells, t) -> !threads.isAsleep(cells, t - 1) || mapping(cells, t - 1) == 0,
        (cells, t) ->
            "%s sleeps for a buffer to map %s, which %s maps"
                .formatted(
                    threads.name(t - 1),
                    pages.name(ledger.wanted(cells, t - 1)),
                    pool.names().get(mapping(cells, t - 1) - 1)),
        t -> Map.of("thread", threads.name(t - 1)));
  }

  /** A referenced buffer that maps the page that the thread wants, or 0. */
  private int mapping(Cells cells, int thread) {
    int page = ledger.wanted(cells, thread);
    for (int sf = 1; sf <= pool.size(); sf++) {
      if (page != 0 && ledger.grantedPage(cells, sf) == page) {
        return sf;
      }
    }
    return 0;
  }

  /** Whether it holds of one numbered thing. */
  private interface Test {
    boolean of(Cells cells, int number);
  }

  /** What to say of the numbered thing of which it does not. */
  private interface Explain {
    String of(Cells cells, int number);
  }

  private Claim quiescent(
      String name,
      int upTo,
      Test holds,
      Explain explain,
      IntFunction<Map<String, String>> binding) {
    Predicate<Cells> all = cells -> first(cells, upTo, holds) == 0;
    return new Claim(
        name,
        When.ALWAYS,
        view -> !pool.lock().isFree(view.cells()) || all.test(view.cells()),
        view -> explain.of(view.cells(), first(view.cells(), upTo, holds)),
        view -> {
          int number = first(view.cells(), upTo, holds);
          return new Part("", binding.apply(number), state -> holds.of(state.cells(), number));
        });
  }

  /** The first number for which it does not hold, or 0. */
  private static int first(Cells cells, int upTo, Test holds) {
    for (int number = 1; number <= upTo; number++) {
      if (!holds.of(cells, number)) {
        return number;
      }
    }
    return 0;
  }
}
