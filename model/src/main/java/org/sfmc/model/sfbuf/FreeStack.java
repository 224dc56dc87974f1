package org.sfmc.model.sfbuf;

import java.util.List;
import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.TailQueue;
import org.sfmc.model.machine.Threads;

/**
 * Buffers that are never found again by their page: free ones wait on a list, the others belong to
 * whoever took them.
 *
 * @param lock guards the list and the counts
 * @param list free buffers, the latest first
 * @param allocWant threads that want a buffer; empty where they are not counted
 * @param ms the page of buffer 1, of buffer 2, …; empty where it is read from the page table
 * @param refCounts their reference counts; empty where a buffer has one owner
 * @param unmapsFree whether the address of a free buffer translates to nothing
 */
public record FreeStack(
    Mutex lock,
    TailQueue list,
    Optional<IntCell> allocWant,
    SleepQueue channel,
    List<IntCell> ms,
    List<IntCell> refCounts,
    boolean unmapsFree,
    Mmu mmu,
    Pages pages,
    List<String> names)
    implements Buffers {

  /**
   * {@code sf_buf_init()} of sparc64: every buffer free and unmapped, and a count of who wants one.
   */
  public static FreeStack ofSparc64(
      Layout layout, Kernel kernel, Threads threads, Pages pages, int buffers) {
    List<String> names = Declared.names(buffers);
    Mutex lock = new Mutex(layout, "sf_lock", threads.count());
    Declared cells = new Declared(layout, kernel, lock, names);
    IntCell want =
        cells.cell("sf_buf_alloc_want", -1, threads.count() + 2).shown(layout, Integer::toString);
    List<IntCell> ms = cells.ms(pages);
    return of(cells, threads, pages, "sf_freelist", Optional.of(want), ms, List.of(), true);
  }

  /** The same of FreeBSD 4: counted references. */
  public static FreeStack ofFreebsd4(
      Layout layout, Kernel kernel, Threads threads, Pages pages, int buffers, int mostReferences) {
    List<String> names = Declared.names(buffers);
    Mutex lock = new Mutex(layout, "Giant", threads.count());
    Declared cells = new Declared(layout, kernel, lock, names);
    List<IntCell> refCounts = cells.each("refcnt", -2, mostReferences, 0, Integer::toString);
    List<IntCell> ms = cells.ms(pages);
    return of(cells, threads, pages, "sf_freelist", Optional.empty(), ms, refCounts, true);
  }

  /** An object cache of lwbufs, which keep their mappings. */
  public static FreeStack ofLwbufs(
      Layout layout, Kernel kernel, Threads threads, Pages pages, int buffers) {
    List<String> names = Declared.names(buffers);
    Mutex lock = new Mutex(layout, "objcache_depot", threads.count());
    Declared cells = new Declared(layout, kernel, lock, names);
    return of(cells, threads, pages, "lwbuf_cache", Optional.empty(), List.of(), List.of(), false);
  }

  /** The CPUs on which each lwbuf is valid, under no lock. */
  public static List<IntCell> cpumasks(
      Layout layout, Kernel kernel, Threads threads, FreeStack lwbufs) {
    return new Declared(layout, kernel, null, lwbufs.names()).cpumasks(threads.cpus(), false);
  }

  private static FreeStack of(
      Declared cells,
      Threads threads,
      Pages pages,
      String list,
      Optional<IntCell> want,
      List<IntCell> ms,
      List<IntCell> refCounts,
      boolean unmapsFree) {
    return new FreeStack(
        cells.lock(),
        new TailQueue(cells.layout(), cells.kernel(), cells.lock(), list, cells.names()),
        want,
        new SleepQueue(cells.layout(), threads, list),
        ms,
        refCounts,
        unmapsFree,
        new Mmu(cells.layout(), threads, pages, cells.names()),
        pages,
        cells.names());
  }

  @Override
  public Optional<TailQueue> freeList() {
    return Optional.of(list);
  }

  @Override
  public List<IntCell> readByPage() {
    return ms;
  }

  @Override
  public boolean isCounted() {
    return !refCounts.isEmpty();
  }

  @Override
  public boolean isFree(Cells cells, int sf) {
    return list.count(cells, sf) > 0;
  }

  @Override
  public int refCount(Cells cells, int sf) {
    return isCounted() ? refCounts.get(sf - 1).in(cells) : isFree(cells, sf) ? 0 : 1;
  }

  @Override
  public int m(Cells cells, int sf) {
    return mmu.page(cells, sf);
  }

  /** Not so of lwbufs, which stay mapped and are made valid where they are asked for. */
  @Override
  public boolean isValidEverywhere() {
    return unmapsFree;
  }

  @Override
  public boolean isUnmapped(Cells cells, int sf) {
    return unmapsFree && isFree(cells, sf);
  }
}
