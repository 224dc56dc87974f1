package org.sfmc.model.sfbuf.bugs;

import java.util.List;

/** The bugs that can be planted. */
public final class Bugs {
  /** The implementations whose allocator is the one of subr_sfbuf.c. */
  private static final List<String> SHARED = List.of("i386", "generic", "unmap_on_free");

  private static final List<Bug> ALL =
      List.of(
          allocator(
              "wakeup_one", "one sleeper is woken, and a signal can swallow it", WakeupOne::new),
          allocator(
              "pass_on_after_unlock",
              "an interrupted sleeper looks for a wakeup to pass on without the lock",
              PassOnAfterUnlock::new),
          allocator(
              "pass_on_not_to_last",
              "an interrupted sleeper passes the wakeup on, but not to the last one",
              PassOnNotToLast::new),
          allocator("edge_wakeup", "only a free to the empty list wakes somebody", EdgeWakeup::new),
          allocator("no_wakeup", "nobody is woken when a buffer becomes free", NoWakeup::new),
          allocator(
              "want_outside_lock", "want is read before the lock is taken", WantOutsideLock::new),
          allocator(
              "if_not_while", "the free list is looked at once after the sleep", IfNotWhile::new),
          allocator(
              "hit_stays_on_free_list", "a hit leaves the buffer free", HitStaysOnFreeList::new),
          allocator("no_unhash", "a recycled buffer stays on its old chain", NoUnhash::new),
          allocator(
              "unhash_by_new_key",
              "a recycled buffer is unhashed where its new page belongs",
              UnhashByNewKey::new),
          allocator("hit_not_counted", "a hit takes no reference", HitNotCounted::new),
          allocator(
              "used_not_counted",
              "a hit on a free buffer is not counted used",
              UsedNotCounted::new),
          allocator(
              "peak_not_kept", "the highest number of used buffers is lost", PeakNotKept::new),
          allocator("want_leak", "want stays up when a signal ends the sleep", WantLeak::new),
          allocator(
              "unlocked_free", "the free list is changed without the lock", UnlockedFree::new),
          allocator(
              "racy_count", "the reference count is read before the lock is taken", RacyCount::new),
          allocator(
              "wakeup_before_insert",
              "sleepers are woken before the buffer is free",
              WakeupBeforeInsert::new),
          allocator("nowait_sleeps", "SFB_NOWAIT is looked at after the sleep", NowaitSleeps::new),
          allocator(
              "sleeps_after_signal",
              "a signal ends the sleep, and the thread sleeps again",
              SleepsAfterSignal::new),
          allocator("pcatch_always", "every sleep is interruptible", PcatchAlways::new),
          other(
              "unmap_keeps_hash",
              "unmap_on_free",
              "a free buffer is unmapped and still found",
              new Bug.InAllocator(UnmapKeepsHash::new)),
          allocator("unlock_twice", "the error path unlocks twice", UnlockTwice::new),
          allocator("lock_leak", "the SFB_NOWAIT failure keeps the lock", LockLeak::new),
          machine("no_shootdown", "other CPUs are never told of a new mapping", NoShootdown::new),
          machine(
              "no_shootdown_on_share",
              "a private mapping is shared as it is",
              NoShootdownOnShare::new),
          machine(
              "mask_not_reset", "a used entry is replaced and the mask stays", MaskNotReset::new),
          machine(
              "invalidate_before_store", "the old entry can come back", InvalidateBeforeStore::new),
          machine("async_shootdown", "nobody waits for the acknowledgements", AsyncShootdown::new),
          machine("wrong_va", "other CPUs are told of the first buffer's address", WrongVa::new),
          other(
              "deaf_shootdown",
              "i386",
              "the shootdown is waited for with interrupts disabled",
              new Bug.InI386(DeafShootdown::new, true)),
          machine(
              "skips_idle_cpus", "an idle CPU is never told of a new mapping", SkipsIdleCpus::new),
          other(
              "publish_before_unmap",
              "sparc64",
              "the buffer is free before it is unmapped",
              new Bug.InSparc64(PublishBeforeUnmap::new)),
          other(
              "flag_wakeup_one",
              "freebsd4",
              "the flag is taken back and one sleeper is woken",
              new Bug.InFreebsd4(FlagWakeupOne::new)),
          other(
              "takes_referenced",
              "dragonfly",
              "what stands on the free list is taken, referenced or not",
              new Bug.InDragonfly(TakesReferenced::new)),
          other(
              "no_revalidation",
              "lwbuf",
              "sf_buf_kva does not make the address valid on this CPU",
              new Bug.InLwbuf(NoRevalidation::new)),
          other(
              "reuse_without_flush",
              "linux_pkmap",
              "a slot that was not flushed is taken",
              new Bug.InLinuxPkmap(ReuseWithoutFlush::new)),
          other(
              "no_second_look",
              "linux_pkmap",
              "the page is not looked up again after a sleep",
              new Bug.InLinuxPkmap(NoSecondLook::new)));

  private Bugs() {}

  private static Bug allocator(String name, String story, Bug.Allocator make) {
    return new Bug(name, SHARED, story, new Bug.InAllocator(make));
  }

  private static Bug machine(String name, String story, Bug.Machine make) {
    return new Bug(name, List.of("i386"), story, new Bug.InI386(make, false));
  }

  private static Bug other(String name, String implementation, String story, Bug.Plant plant) {
    return new Bug(name, List.of(implementation), story, plant);
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
