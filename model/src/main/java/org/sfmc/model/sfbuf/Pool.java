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
 * The data of a pool of buffers, as sys/kern/subr_sfbuf.c declares it, all behind {@code
 * sf_buf_lock}.
 *
 * @param lock {@code sf_buf_lock}
 * @param active {@code sf_buf_active}: buffers that map a page, referenced or not, by page
 * @param list {@code sf_buf_freelist}: unreferenced buffers, least recently used first
 * @param want {@code sf_buf_alloc_want}: threads inside msleep
 * @param used {@code nsfbufsused}
 * @param peak {@code nsfbufspeak}
 * @param refCounts {@code ref_count} of buffer 1, of buffer 2, …
 * @param ms {@code m} of buffer 1, of buffer 2, …
 * @param channel the wait channel, which is the address of the free list
 * @param mmu translates the buffers' addresses, and takes no lock
 * @param cpumasks {@code cpumask} of each buffer; empty where the machine has none
 * @param unmapsFree whether the address of a free buffer translates to nothing
 * @param pages the pages that can be mapped
 * @param names how the buffers are printed
 */
public record Pool(
    Mutex lock,
    HashTable active,
    TailQueue list,
    IntCell want,
    IntCell used,
    IntCell peak,
    List<IntCell> refCounts,
    List<IntCell> ms,
    SleepQueue channel,
    Mmu mmu,
    List<IntCell> cpumasks,
    boolean unmapsFree,
    Pages pages,
    List<String> names)
    implements Buffers {

  /**
   * {@code sf_buf_init()}: every buffer on the free list, mapping nothing.
   *
   * @param masked whether buffers have a {@code cpumask}
   * @param unmapsFree whether a buffer is unmapped when it becomes free
   * @param statistics whether the peak is kept; it tells states apart that differ in nothing else
   */
  public static Pool init(
      Layout layout,
      Kernel kernel,
      Threads threads,
      Pages pages,
      int buffers,
      int mostReferences,
      boolean masked,
      boolean unmapsFree,
      boolean statistics) {
    List<String> names = Declared.names(buffers);
    Mutex lock = new Mutex(layout, "sf_buf_lock", threads.count());
    Declared cells = new Declared(layout, kernel, lock, names);
    List<IntCell> refCounts = cells.each("ref_count", -2, mostReferences, 0, Integer::toString);
    List<IntCell> ms = cells.ms(pages);
    return new Pool(
        lock,
        cells.hash("sf_buf_active", ms, threads, pages),
        new TailQueue(layout, kernel, lock, "sf_buf_freelist", names),
        cells.cell("sf_buf_alloc_want", -1, threads.count() + 2).shown(layout, Integer::toString),
        cells.cell("nsfbufsused", -2, buffers + 2),
        cells.peak(buffers + 2, statistics),
        refCounts,
        ms,
        new SleepQueue(layout, threads, "sf_buf_freelist"),
        new Mmu(layout, threads, pages, names),
        masked ? cells.cpumasks(threads.cpus(), threads.cpus() == 1) : List.of(),
        unmapsFree,
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
  public List<IntCell> readByRef() {
    return refCounts;
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
  public boolean isCounted() {
    return true;
  }

  @Override
  public boolean isFree(Cells cells, int sf) {
    return list.count(cells, sf) > 0;
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
    return unmapsFree && refCount(cells, sf) == 0;
  }

  @Override
  public boolean canServe(Cells cells, int page) {
    return free(cells) > 0 || active.lookup(cells, page) != 0;
  }
}
