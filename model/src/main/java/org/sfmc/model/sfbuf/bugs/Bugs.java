package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import java.util.function.BiFunction;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SfBufs;

/** The bugs that can be planted. */
public final class Bugs {
  private static final List<Bug> ALL =
      List.of(
          generic(
              "wakeup_one", "one sleeper is woken, and a signal can swallow it", WakeupOne::new),
          generic("edge_wakeup", "only a free to the empty list wakes somebody", EdgeWakeup::new),
          generic("no_wakeup", "nobody is woken when a buffer becomes free", NoWakeup::new),
          generic(
              "want_outside_lock", "want is read before the lock is taken", WantOutsideLock::new),
          generic(
              "if_not_while", "the free list is looked at once after the sleep", IfNotWhile::new),
          generic(
              "hit_stays_on_free_list", "a hit leaves the buffer free", HitStaysOnFreeList::new),
          generic("no_unhash", "a recycled buffer stays on its old chain", NoUnhash::new),
          generic("hit_not_counted", "a hit takes no reference", HitNotCounted::new),
          generic(
              "used_not_counted",
              "a hit on a free buffer is not counted used",
              UsedNotCounted::new),
          generic("peak_not_kept", "the highest number of used buffers is lost", PeakNotKept::new),
          generic("want_leak", "want stays up when a signal ends the sleep", WantLeak::new),
          generic("unlocked_free", "the free list is changed without the lock", UnlockedFree::new),
          generic("nowait_sleeps", "SFB_NOWAIT is looked at after the sleep", NowaitSleeps::new),
          generic("pcatch_always", "every sleep is interruptible", PcatchAlways::new),
          generic(
              "unmap_keeps_hash", "a free buffer is unmapped and still found", UnmapKeepsHash::new),
          generic("unlock_twice", "the error path unlocks twice", UnlockTwice::new),
          generic("lock_leak", "the SFB_NOWAIT failure keeps the lock", LockLeak::new));

  private Bugs() {}

  private static Bug generic(String name, String story, BiFunction<Kernel, Pool, SfBufs> plant) {
    return new Bug(name, "generic", story, plant);
  }

  /** Every bug, in the order in which they are listed. */
  public static List<Bug> all() {
    return ALL;
  }
}
