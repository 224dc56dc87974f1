package org.sfmc.model.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.Part;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.TailQueue;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.model.sfbuf.Ledger;
import org.sfmc.model.sfbuf.Pool;

/**
 * The claims about a pool of buffers. What {@code sf_buf_lock} guards is judged when nobody holds
 * it: inside a critical section a promise may be broken and mended.
 */
public final class PoolClaims {
  private final Buffers pool;
  private final Ledger ledger;
  private final Threads threads;
  private final Pages pages;
  private final List<Claim> claims = new ArrayList<>();

  private PoolClaims(Buffers pool, Ledger ledger, Threads threads, Pages pages) {
    this.pool = pool;
    this.ledger = ledger;
    this.threads = threads;
    this.pages = pages;
  }

  /** The claims about a pool. */
  public static List<Claim> of(Buffers pool, Ledger ledger, Threads threads, Pages pages) {
    PoolClaims made = new PoolClaims(pool, ledger, threads, pages);
    made.aboutBuffers();
    pool.freeList().ifPresent(made::aboutTheList);
    made.aboutTlbs();
    pool.allocWant().ifPresent(made::aboutWant);
    if (pool instanceof Pool subr) {
      made.aboutCounts(subr);
    }
    made.aboutPages();
    made.aboutReturning();
    made.aboutTheEnd();
    return made.claims;
  }

  private void aboutBuffers() {
    if (pool.isCounted()) {
      eachBuffer(
          "refs_match_holders",
          (cells, sf) -> pool.refCount(cells, sf) == ledger.holders(cells, sf),
          (cells, sf) ->
              "the reference count of %s is %d, with %d live references"
                  .formatted(name(sf), pool.refCount(cells, sf), ledger.holders(cells, sf)));
    }
    if (pool.isHashed()) {
      eachBuffer(
          "hashed_where_mapped",
          this::isHashedWhereMapped,
          (cells, sf) ->
              "%s maps %s and is found %d times, %d of them for that page"
                  .formatted(
                      name(sf),
                      pages.name(pool.m(cells, sf)),
                      found(cells, sf),
                      foundForItsPage(cells, sf)));
    }
    eachBuffer(
        "held_maps_its_page",
        (cells, sf) -> {
          int m = ledger.grantedPage(cells, sf);
          boolean mapped = pool.m(cells, sf) == m && pool.mmu().page(cells, sf) == m;
          return ledger.holders(cells, sf) == 0 || mapped;
        },
        (cells, sf) ->
            "%s is referenced for %s, its m is %s and its entry maps %s"
                .formatted(
                    name(sf),
                    pages.name(ledger.grantedPage(cells, sf)),
                    pages.name(pool.m(cells, sf)),
                    pages.name(pool.mmu().page(cells, sf))));
    eachBuffer(
        "free_is_unmapped",
        (cells, sf) -> !pool.isUnmapped(cells, sf) || !isTranslated(cells, sf),
        (cells, sf) ->
            "%s is free; its entry or some TLB still translates its address".formatted(name(sf)));
  }

  private boolean isHashedWhereMapped(Cells cells, int sf) {
    int wanted = pool.m(cells, sf) == 0 ? 0 : 1;
    return found(cells, sf) == wanted && foundForItsPage(cells, sf) == wanted;
  }

  private int found(Cells cells, int sf) {
    int found = 0;
    for (int page = 1; page <= pages.count(); page++) {
      found += pool.found(cells, page, sf);
    }
    return found;
  }

  private int foundForItsPage(Cells cells, int sf) {
    int m = pool.m(cells, sf);
    return m == 0 ? 0 : pool.found(cells, m, sf);
  }

  private boolean isTranslated(Cells cells, int sf) {
    Mmu mmu = pool.mmu();
    boolean translated = mmu.page(cells, sf) != 0;
    for (int cpu = 0; cpu < mmu.cpus(); cpu++) {
      translated |= mmu.cached(cells, cpu, sf) != 0;
    }
    return translated;
  }

  private void aboutTheList(TailQueue list) {
    eachBuffer(
        "free_list_is_unreferenced",
        (cells, sf) -> isListedRight(cells, sf, list.count(cells, sf)),
        (cells, sf) ->
            "%s has a reference count of %d and is %s"
                .formatted(name(sf), references(cells, sf), listed(list.count(cells, sf))));
  }

  private static String listed(int times) {
    return switch (times) {
      case 0 -> "not on the free list";
      case 1 -> "on the free list";
      default -> "on the free list " + times + " times";
    };
  }

  private boolean isListedRight(Cells cells, int sf, int listed) {
    int references = references(cells, sf);
    if (!pool.isCounted()) {
      // A buffer with one owner is on its way to the list while it is unmapped.
      return listed == 0 || (listed == 1 && references == 0);
    }
    boolean lazy = pool.isListLazy() && references != 0;
    return lazy ? listed <= 1 : listed == (references == 0 ? 1 : 0);
  }

  private int references(Cells cells, int sf) {
    return pool.isCounted() ? pool.refCount(cells, sf) : ledger.holders(cells, sf);
  }

  private void aboutTlbs() {
    Mmu mmu = pool.mmu();
    if (pool.isValidEverywhere()) {
      eachBuffer(
          "shared_valid_everywhere",
          (cells, sf) -> !ledger.isShared(cells, sf) || notValid(cells, sf) < 0,
          (cells, sf) ->
              "%s is referenced for %s by all CPUs, but not good on cpu%d"
                  .formatted(
                      name(sf), pages.name(ledger.grantedPage(cells, sf)), notValid(cells, sf)));
    }
    if (pool.cpumasks().isEmpty() || mmu.cpus() == 1) {
      return;
    }
    eachBuffer(
        "cpumask_is_clean",
        (cells, sf) -> dirty(cells, sf) < 0,
        (cells, sf) ->
            "the mask of %s says that cpu%d holds nothing stale, but its TLB has %s and the entry %s"
                .formatted(
                    name(sf),
                    dirty(cells, sf),
                    pages.name(mmu.cached(cells, dirty(cells, sf), sf)),
                    pages.name(mmu.page(cells, sf))));
    eachBuffer(
        "unused_is_uncached",
        (cells, sf) -> mmu.isAccessed(cells, sf) || caching(cells, sf, 0) < 0,
        (cells, sf) ->
            "cpu%d is in the mask of %s and caches its entry, whose accessed bit is clear"
                .formatted(caching(cells, sf, 0), name(sf)));
  }

  /** A CPU that is not in the buffer's mask or whose TLB holds another page, or −1. */
  private int notValid(Cells cells, int sf) {
    int mask = pool.cpumasks().isEmpty() ? -1 : pool.cpumasks().get(sf - 1).in(cells);
    for (int cpu = 0; cpu < pool.mmu().cpus(); cpu++) {
      int held = pool.mmu().cached(cells, cpu, sf);
      if ((mask & 1 << cpu) == 0 || (held != 0 && held != ledger.grantedPage(cells, sf))) {
        return cpu;
      }
    }
    return -1;
  }

  /** A CPU in the buffer's mask whose TLB holds something else than the entry, or −1. */
  private int dirty(Cells cells, int sf) {
    return caching(cells, sf, pool.mmu().page(cells, sf));
  }

  /** A CPU in the buffer's mask whose TLB holds something else than a page, or −1. */
  private int caching(Cells cells, int sf, int page) {
    int mask = pool.cpumasks().get(sf - 1).in(cells);
    for (int cpu = 0; cpu < pool.mmu().cpus(); cpu++) {
      int held = pool.mmu().cached(cells, cpu, sf);
      if ((mask & 1 << cpu) != 0 && held != 0 && held != page) {
        return cpu;
      }
    }
    return -1;
  }

  private void aboutWant(IntCell allocWant) {
    quiescent(
        "want_counts_sleepers",
        cells -> allocWant.in(cells) == sleepers(cells),
        cells ->
            "sf_buf_alloc_want is %d, and %s for a buffer"
                .formatted(allocWant.in(cells), sleeping(sleepers(cells))));
  }

  private static String sleeping(int threads) {
    return switch (threads) {
      case 0 -> "nobody sleeps";
      case 1 -> "one thread sleeps";
      default -> threads + " threads sleep";
    };
  }

  private void aboutCounts(Pool subr) {
    quiescent(
        "used_counts_referenced",
        cells -> subr.used().in(cells) == referenced(cells),
        cells ->
            "nsfbufsused is %d, with %d buffers referenced"
                .formatted(subr.used().in(cells), referenced(cells)));
    quiescent(
        "peak_is_highest_used",
        cells -> subr.peak().in(cells) >= subr.used().in(cells),
        cells ->
            "nsfbufspeak is %d and nsfbufsused %d"
                .formatted(subr.peak().in(cells), subr.used().in(cells)));
  }

  private void aboutPages() {
    claims.add(
        Each.claim(
            "page_wired",
            When.ALWAYS,
            pool.size(),
            (cells, sf) ->
                ledger.grantedPage(cells, sf) == 0
                    || pages.isKept(cells, ledger.grantedPage(cells, sf)),
            (cells, sf) ->
                "%s is mapped by %s, which is referenced, and is not wired"
                    .formatted(pages.name(ledger.grantedPage(cells, sf)), name(sf)),
            this::buffer));
  }

  private void aboutReturning() {
    claims.add(
        Each.claim(
            "returns_without_private",
            When.ALWAYS,
            threads.count(),
            (cells, t) -> !threads.isDone(cells, t - 1) || ledger.privateOf(cells, t - 1) == 0,
            (cells, t) ->
                "%s has returned with its CPU-private reference to %s"
                    .formatted(threads.name(t - 1), name(ledger.privateOf(cells, t - 1))),
            t -> Map.of("thread", threads.name(t - 1))));
  }

  private void aboutTheEnd() {
    claims.add(
        Each.claim(
            "no_buffer_leak",
            When.FINALLY_ALWAYS,
            pool.size(),
            (cells, sf) -> ledger.holders(cells, sf) == 0,
            (cells, sf) ->
                "%s still has %d references".formatted(name(sf), ledger.holders(cells, sf)),
            this::buffer));
    claims.add(
        new Claim(
            "no_lost_wakeup",
            When.STUCK,
            view -> {
              boolean free = firstFree(view.cells()) != 0;
              return !(free && pool.channel().length(view.cells()) > 0);
            },
            view ->
                "%s for a buffer, %s is free, and nobody is left to wake them"
                    .formatted(asleep(view.cells()), name(firstFree(view.cells())))));
  }

  private int referenced(Cells cells) {
    return count(pool.size(), sf -> pool.refCount(cells, sf) > 0);
  }

  private int firstFree(Cells cells) {
    for (int sf = 1; sf <= pool.size(); sf++) {
      if (pool.isFree(cells, sf)) {
        return sf;
      }
    }
    return 0;
  }

  private int sleepers(Cells cells) {
    return count(threads.count(), t -> threads.isInSleep(cells, t - 1));
  }

  private String asleep(Cells cells) {
    List<String> names = new ArrayList<>();
    for (int t = 0; t < threads.count(); t++) {
      if (pool.channel().contains(cells, t)) {
        names.add(threads.name(t));
      }
    }
    return String.join(" and ", names) + (names.size() == 1 ? " sleeps" : " sleep");
  }

  private static int count(int upTo, IntPredicate counted) {
    int count = 0;
    for (int i = 1; i <= upTo; i++) {
      count += counted.test(i) ? 1 : 0;
    }
    return count;
  }

  private String name(int sf) {
    return pool.names().get(sf - 1);
  }

  private void eachBuffer(String name, Each.Test holds, Each.Explain explain) {
    Each.Test whenQuiescent = (cells, sf) -> !pool.lock().isFree(cells) || holds.of(cells, sf);
    Claim claim = Each.claim(name, When.ALWAYS, pool.size(), whenQuiescent, explain, this::buffer);
    claims.add(
        new Claim(
            name,
            When.ALWAYS,
            claim.holds(),
            claim.explanation(),
            view -> Each.part(view.cells(), pool.size(), holds, this::buffer)));
  }

  private void quiescent(String name, Predicate<Cells> holds, Function<Cells, String> explain) {
    claims.add(
        new Claim(
            name,
            When.ALWAYS,
            view -> !pool.lock().isFree(view.cells()) || holds.test(view.cells()),
            view -> explain.apply(view.cells()),
            view -> new Part("", Map.of(), state -> holds.test(state.cells()))));
  }

  private Map<String, String> buffer(int sf) {
    return Map.of("buffer", name(sf));
  }
}
