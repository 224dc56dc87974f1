package org.sfmc.model.sfbuf;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.Threads;

/**
 * The data of {@link LinuxPkmap}, behind {@code kmap_lock}.
 *
 * @param counts {@code pkmap_count}: 0 usable, 1 unused but not flushed, n for n−1 users
 * @param lastPkmapNr {@code last_pkmap_nr}, from 0
 * @param pageAddresses the slot that maps page 1, page 2, …; 0 for none
 */
public record PkmapSlots(
    Mutex lock,
    List<IntCell> counts,
    IntCell lastPkmapNr,
    List<IntCell> pageAddresses,
    SleepQueue channel,
    Mmu mmu,
    Pages pages,
    List<String> names)
    implements Buffers {

  /** Slots that map nothing, the last of them taken last. */
  public static PkmapSlots init(
      Layout layout, Kernel kernel, Threads threads, Pages pages, int slots, int mostReferences) {
    List<String> names = Declared.names(slots);
    Mutex lock = new Mutex(layout, "kmap_lock", threads.count());
    Declared cells = new Declared(layout, kernel, lock, names);
    List<IntCell> counts = cells.each("count", -1, mostReferences, 0, Integer::toString);
    IntCell last = cells.cell("last_pkmap_nr", 0, slots - 1);
    return new PkmapSlots(
        lock,
        counts,
        last,
        cells.buffersOf(pages, "page_address"),
        new SleepQueue(layout, threads, "pkmap_map_wait"),
        new Mmu(layout, threads, pages, names),
        pages,
        names);
  }

  @Override
  public boolean isHashed() {
    return true;
  }

  @Override
  public int found(Cells cells, int page, int slot) {
    return pageAddresses.get(page - 1).in(cells) == slot ? 1 : 0;
  }

  @Override
  public boolean isCounted() {
    return true;
  }

  @Override
  public boolean isFree(Cells cells, int slot) {
    return counts.get(slot - 1).in(cells) <= LinuxPkmap.UNFLUSHED;
  }

  @Override
  public int refCount(Cells cells, int slot) {
    int count = counts.get(slot - 1).in(cells);
    return count > 0 ? count - 1 : count;
  }

  @Override
  public int m(Cells cells, int slot) {
    return mmu.page(cells, slot);
  }

  @Override
  public boolean isUnmapped(Cells cells, int slot) {
    return counts.get(slot - 1).in(cells) == LinuxPkmap.USABLE;
  }
}
