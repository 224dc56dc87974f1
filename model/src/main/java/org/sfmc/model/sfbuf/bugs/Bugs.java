package org.sfmc.model.sfbuf.bugs;

import static org.sfmc.model.sfbuf.bugs.Evidence.CODE;
import static org.sfmc.model.sfbuf.bugs.Evidence.COMMIT;
import static org.sfmc.model.sfbuf.bugs.Evidence.PLAUSIBLE;

import java.util.List;
import java.util.Optional;

/** The bugs that can be planted. */
public final class Bugs {
  /** The implementations whose allocator is the one of subr_sfbuf.c. */
  private static final List<String> SHARED = List.of("i386", "generic", "unmap_on_free");

  private static final List<Bug> ALL =
      List.of(
          allocator(
              "B01",
              CODE,
              "wakeup_one",
              "one sleeper is woken, and a signal can swallow it",
              WakeupOne::new),
          allocator(
              "B01",
              PLAUSIBLE,
              "pass_on_after_unlock",
              "an interrupted sleeper looks for a wakeup to pass on without the lock",
              PassOnAfterUnlock::new),
          allocator(
              "B01",
              PLAUSIBLE,
              "pass_on_not_to_last",
              "an interrupted sleeper passes the wakeup on, but not to the last one",
              PassOnNotToLast::new),
          allocator(
              "B03",
              CODE,
              "edge_wakeup",
              "only a free to the empty list wakes somebody",
              EdgeWakeup::new),
          allocator("no_wakeup", "nobody is woken when a buffer becomes free", NoWakeup::new),
          allocator(
              "B05",
              PLAUSIBLE,
              "want_outside_lock",
              "want is read before the lock is taken",
              WantOutsideLock::new),
          allocator(
              "B04",
              PLAUSIBLE,
              "if_not_while",
              "the free list is looked at once after the sleep",
              IfNotWhile::new),
          allocator(
              "B12",
              PLAUSIBLE,
              "hit_stays_on_free_list",
              "a hit leaves the buffer free",
              HitStaysOnFreeList::new),
          allocator(
              "B13",
              PLAUSIBLE,
              "no_unhash",
              "a recycled buffer stays on its old chain",
              NoUnhash::new),
          allocator(
              "B13",
              PLAUSIBLE,
              "unhash_by_new_key",
              "a recycled buffer is unhashed where its new page belongs",
              UnhashByNewKey::new),
          allocator(
              "cached_not_found",
              "a free buffer that still maps the page is not found",
              CachedNotFound::new),
          allocator("hit_not_counted", "a hit takes no reference", HitNotCounted::new),
          allocator(
              "used_not_counted",
              "a hit on a free buffer is not counted used",
              UsedNotCounted::new),
          allocator(
              "peak_not_kept", "the highest number of used buffers is lost", PeakNotKept::new),
          allocator("want_leak", "want stays up when a signal ends the sleep", WantLeak::new),
          allocator(
              "B06",
              COMMIT,
              "unlocked_free",
              "the free list is changed without the lock",
              UnlockedFree::new),
          allocator(
              "B18",
              COMMIT,
              "racy_count",
              "the reference count is read before the lock is taken",
              RacyCount::new),
          allocator(
              "B18",
              COMMIT,
              "unlocked_count",
              "a reference is given up before the lock is taken",
              UnlockedCount::new),
          allocator(
              "B16",
              PLAUSIBLE,
              "wakeup_before_insert",
              "sleepers are woken before the buffer is free",
              WakeupBeforeInsert::new),
          allocator("nowait_sleeps", "SFB_NOWAIT is looked at after the sleep", NowaitSleeps::new),
          allocator(
              "B08",
              PLAUSIBLE,
              "sleeps_after_signal",
              "a signal ends the sleep, and the thread sleeps again",
              SleepsAfterSignal::new),
          allocator(
              "B07", COMMIT, "pcatch_always", "every sleep is interruptible", PcatchAlways::new),
          other(
              "B14",
              PLAUSIBLE,
              "unmap_keeps_hash",
              "unmap_on_free",
              "a free buffer is unmapped and still found",
              new Bug.InAllocator(UnmapKeepsHash::new)),
          allocator("unlock_twice", "the error path unlocks twice", UnlockTwice::new),
          allocator("lock_leak", "the SFB_NOWAIT failure keeps the lock", LockLeak::new),
          new Bug(
              "no_shootdown",
              List.of("i386"),
              "other CPUs are never told of a new mapping",
              Optional.empty(),
              PLAUSIBLE,
              new Bug.InI386(NoShootdown::new, false)),
          machine(
              "B26",
              PLAUSIBLE,
              "no_shootdown_on_share",
              "a private mapping is shared as it is",
              NoShootdownOnShare::new),
          machine(
              "B27",
              COMMIT,
              "mask_not_reset",
              "a used entry is replaced and the mask stays",
              MaskNotReset::new),
          machine(
              "B33",
              COMMIT,
              "invalidate_before_store",
              "the old entry can come back",
              InvalidateBeforeStore::new),
          machine(
              "B29",
              COMMIT,
              "async_shootdown",
              "nobody waits for the acknowledgements",
              AsyncShootdown::new),
          machine(
              "B30",
              COMMIT,
              "wrong_va",
              "other CPUs are told of the first buffer's address",
              WrongVa::new),
          other(
              "B31",
              COMMIT,
              "deaf_shootdown",
              "i386",
              "the shootdown is waited for with interrupts disabled",
              new Bug.InI386(DeafShootdown::new, true)),
          machine(
              "B32",
              COMMIT,
              "skips_idle_cpus",
              "an idle CPU is never told of a new mapping",
              SkipsIdleCpus::new),
          other(
              "B15",
              PLAUSIBLE,
              "publish_before_unmap",
              "sparc64",
              "the buffer is free before it is unmapped",
              new Bug.InSparc64(PublishBeforeUnmap::new)),
          other(
              "B02",
              COMMIT,
              "flag_wakeup_one",
              "freebsd4",
              "the flag is taken back and one sleeper is woken",
              new Bug.InFreebsd4(FlagWakeupOne::new)),
          other(
              "B12",
              PLAUSIBLE,
              "takes_referenced",
              "dragonfly",
              "what stands on the free list is taken, referenced or not",
              new Bug.InDragonfly(TakesReferenced::new)),
          other(
              "B24",
              COMMIT,
              "no_revalidation",
              "lwbuf",
              "sf_buf_kva does not make the address valid on this CPU",
              new Bug.InLwbuf(NoRevalidation::new)),
          other(
              "B35",
              PLAUSIBLE,
              "reuse_without_flush",
              "linux_pkmap",
              "a slot that was not flushed is taken",
              new Bug.InLinuxPkmap(ReuseWithoutFlush::new)),
          other(
              "B11",
              CODE,
              "no_second_look",
              "linux_pkmap",
              "the page is not looked up again after a sleep",
              new Bug.InLinuxPkmap(NoSecondLook::new)));

  private Bugs() {}

  private static Bug allocator(
      String entry, Evidence evidence, String name, String story, Bug.Allocator make) {
    return new Bug(name, SHARED, story, Optional.of(entry), evidence, new Bug.InAllocator(make));
  }

  private static Bug allocator(String name, String story, Bug.Allocator make) {
    return new Bug(name, SHARED, story, Optional.empty(), PLAUSIBLE, new Bug.InAllocator(make));
  }

  private static Bug machine(
      String entry, Evidence evidence, String name, String story, Bug.Machine make) {
    return other(entry, evidence, name, "i386", story, new Bug.InI386(make, false));
  }

  private static Bug other(
      String entry,
      Evidence evidence,
      String name,
      String implementation,
      String story,
      Bug.Plant plant) {
    return new Bug(name, List.of(implementation), story, Optional.of(entry), evidence, plant);
  }

  /**
   * The bug of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Bug of(String name) {
    return ALL.stream()
        .filter(bug -> bug.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no bug is named " + name));
  }

  /** Every bug, in the order in which they are listed. */
  public static List<Bug> all() {
    return ALL;
  }
}
