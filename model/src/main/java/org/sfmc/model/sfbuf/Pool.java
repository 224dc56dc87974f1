package org.sfmc.model.sfbuf;

import java.util.List;
import java.util.StringJoiner;
import org.sfmc.model.kernel.Kernel;
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
 * @param freeList {@code sf_buf_freelist}: unreferenced buffers, least recently used first
 * @param allocWant {@code sf_buf_alloc_want}: threads inside msleep
 * @param used {@code nsfbufsused}
 * @param peak {@code nsfbufspeak}
 * @param refCounts {@code ref_count} of buffer 1, of buffer 2, …
 * @param ms {@code m} of buffer 1, of buffer 2, …
 * @param channel the wait channel, which is the address of the free list
 * @param mmu translates the buffers' addresses, and takes no lock
 * @param cpumasks {@code cpumask} of each buffer; empty where the machine has none
 * @param pages the pages that can be mapped
 * @param names how the buffers are printed
 */
public record Pool(
    Mutex lock,
    HashTable active,
    TailQueue freeList,
    IntCell allocWant,
    IntCell used,
    IntCell peak,
    List<IntCell> refCounts,
    List<IntCell> ms,
    SleepQueue channel,
    Mmu mmu,
    List<IntCell> cpumasks,
    Pages pages,
    List<String> names) {

  /**
   * {@code sf_buf_init()}: every buffer on the free list, mapping nothing.
   *
   * @param masked whether buffers have a {@code cpumask}
   */
  public static Pool init(
      Layout layout,
      Kernel kernel,
      Threads threads,
      Pages pages,
      int buffers,
      int mostReferences,
      boolean masked) {
    List<String> names =
        java.util.stream.IntStream.range(0, buffers).mapToObj(b -> "K" + b).toList();
    Mutex lock = new Mutex(layout, "sf_buf_lock", threads.count());
    List<IntCell> refCounts =
        names.stream()
            .map(
                n ->
                    new IntCell(layout, kernel, lock, n + ".ref_count", -2, mostReferences, 0)
                        .shown(layout, Integer::toString))
            .toList();
    List<IntCell> ms =
        names.stream()
            .map(
                n ->
                    new IntCell(layout, kernel, lock, n + ".m", 0, pages.count(), 0)
                        .shown(layout, pages::name))
            .toList();
    IntCell[] keys = ms.toArray(IntCell[]::new);
    return new Pool(
        lock,
        new HashTable(layout, kernel, lock, "sf_buf_active", names, keys, pages.count()),
        new TailQueue(layout, kernel, lock, "sf_buf_freelist", names),
        new IntCell(layout, kernel, lock, "sf_buf_alloc_want", -1, threads.count() + 2, 0)
            .shown(layout, Integer::toString),
        new IntCell(layout, kernel, lock, "nsfbufsused", -2, buffers + 2, 0),
        new IntCell(layout, kernel, lock, "nsfbufspeak", 0, buffers + 2, 0),
        refCounts,
        ms,
        new SleepQueue(layout, threads, "sf_buf_freelist"),
        new Mmu(layout, threads, pages, names),
        cpumasks(layout, kernel, lock, threads, names, masked),
        pages,
        names);
  }

  private static List<IntCell> cpumasks(
      Layout layout,
      Kernel kernel,
      Mutex lock,
      Threads threads,
      List<String> names,
      boolean masked) {
    if (!masked) {
      return List.of();
    }
    int all = (1 << threads.cpus()) - 1;
    return names.stream()
        .map(
            n ->
                new IntCell(layout, kernel, lock, n + ".cpumask", 0, all, all)
                    .shown(layout, Pool::cpuSet))
        .toList();
  }

  private static String cpuSet(int cpus) {
    StringJoiner set = new StringJoiner(",", "{", "}");
    for (int cpu = 0; cpu < Integer.SIZE; cpu++) {
      if ((cpus & 1 << cpu) != 0) {
        set.add(Integer.toString(cpu));
      }
    }
    return set.toString();
  }

  /** Number of buffers. */
  public int size() {
    return names.size();
  }

  /** {@code ref_count} of a buffer in a state. */
  public int refCount(int[] cells, int sf) {
    return refCounts.get(sf - 1).in(cells);
  }

  /** {@code m} of a buffer in a state. */
  public int m(int[] cells, int sf) {
    return ms.get(sf - 1).in(cells);
  }

  /** Number of buffers that are hashed for the page in a state, referenced or only cached. */
  public int mappings(int[] cells, int page) {
    int mappings = 0;
    for (int sf = 1; sf <= size(); sf++) {
      if (m(cells, sf) == page) {
        mappings++;
      }
    }
    return mappings;
  }

  /** Sum of the reference counts of the page's buffers in a state. */
  public int refs(int[] cells, int page) {
    int refs = 0;
    for (int sf = 1; sf <= size(); sf++) {
      if (m(cells, sf) == page) {
        refs += refCount(cells, sf);
      }
    }
    return refs;
  }
}
