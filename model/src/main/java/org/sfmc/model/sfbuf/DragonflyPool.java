package org.sfmc.model.sfbuf;

import java.util.List;
import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.HashTable;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.TailQueue;
import org.sfmc.model.machine.Threads;

/**
 * The data of {@link Dragonfly}, behind the lock under which the kernel runs.
 *
 * @param active buffers that map a page, referenced or not, by page
 * @param list buffers that were free once, and have not been taken since
 * @param want threads in the sleep
 * @param onFreeq {@code SFBA_ONFREEQ} of each buffer: whether it stands on the list
 */
public record DragonflyPool(
    Mutex lock,
    HashTable active,
    TailQueue list,
    IntCell want,
    List<IntCell> refCounts,
    List<IntCell> ms,
    List<IntCell> onFreeq,
    List<IntCell> cpumasks,
    SleepQueue channel,
    Mmu mmu,
    Pages pages,
    List<String> names)
    implements Buffers {
  private static final int LISTED = 1;

  /** {@code sf_buf_init()}: every buffer on the list, mapping nothing. */
  public static DragonflyPool init(
      Layout layout, Kernel kernel, Threads threads, Pages pages, int buffers, int mostReferences) {
    List<String> names = Declared.names(buffers);
    Mutex lock = new Mutex(layout, "mp_lock", threads.count());
    Declared cells = new Declared(layout, kernel, lock, names);
    List<IntCell> refCounts = cells.each("refcnt", -2, mostReferences, 0, Integer::toString);
    List<IntCell> ms = cells.ms(pages);
    return new DragonflyPool(
        lock,
        cells.hash("sf_buf_hashtable", ms, threads, pages),
        new TailQueue(layout, kernel, lock, "sf_buf_freelist", names),
        cells.cell("sf_buf_alloc_want", -1, threads.count() + 2).shown(layout, Integer::toString),
        refCounts,
        ms,
        cells.each("onfreeq", 0, LISTED, LISTED, Integer::toString),
        cells.cpumasks(threads.cpus(), false),
        new SleepQueue(layout, threads, "sf_buf_freelist"),
        new Mmu(layout, threads, pages, names),
        pages,
        names);
  }

  @Override
  public Optional<TailQueue> freeList() {
    return Optional.of(list);
  }

  @Override
  public Optional<IntCell> allocWant() {
    return Optional.of(want);
  }

  @Override
  public List<IntCell> readByPage() {
    return ms;
  }

  @Override
  public boolean isHashed() {
    return true;
  }

  @Override
  public int found(Cells cells, int page, int sf) {
    return active.count(cells, page, sf);
  }

  @Override
  public boolean isListLazy() {
    return true;
  }

  @Override
  public boolean isCounted() {
    return true;
  }

  @Override
  public boolean isFree(Cells cells, int sf) {
    return refCount(cells, sf) == 0;
  }

  @Override
  public int refCount(Cells cells, int sf) {
    return refCounts.get(sf - 1).in(cells);
  }

  @Override
  public int m(Cells cells, int sf) {
    return ms.get(sf - 1).in(cells);
  }

  @Override
  public boolean isUnmapped(Cells cells, int sf) {
    return false;
  }
}
