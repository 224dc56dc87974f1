package org.sfmc.model.property;

import java.util.List;

/**
 * The built-in properties. Some are claims about states ({@link PoolClaims}), some are asserted
 * where the operation happens, as the kernel's own assertions are.
 */
public final class Invariants {
  static final String ONE_MAPPING_PER_PAGE = "one_mapping_per_page";

  /** Asked for by name only; the book has to note for which page each thread allocates. */
  public static final String NO_MISSED_HIT = "no_missed_hit";

  private static final List<Invariant> ALL =
      List.of(
          on("no_reuse_while_referenced", "a buffer is not given to another page while referenced"),
          on("no_use_after_free", "every access through a mapping happens under a live reference"),
          on("freed_by_a_holder", "sf_buf_free releases a reference that somebody holds"),
          on("ref_of_held", "sf_buf_ref is called for a buffer that is referenced"),
          on(
              "page_wired",
              "a page is wired, held or busy as long as a buffer that maps it is referenced"),
          on("wire_count", "a page is unwired no more often than it was wired"),
          on("hold_count", "a page is unheld no more often than it was held"),
          on("busy_owner", "a page is made unbusy by the thread that made it busy"),
          on("page_identity", "a page is wired or held only while it is the one looked up"),
          on("page_not_reused", "no access reaches a page that somebody else has taken since"),
          on("freed_unused", "no page is freed while it is wired or another thread has it busy"),
          on("freed_once", "a page is freed once"),
          on("null_only_if_allowed", "sf_buf_alloc returns NULL only for SFB_NOWAIT or a signal"),
          on("nowait_never_sleeps", "an allocation with SFB_NOWAIT never sleeps"),
          on("killable", "a thread whose sleep a signal ended does not sleep again in that call"),
          on("page_of_held", "sf_buf_page is asked of a referenced buffer, and tells its page"),
          on("tlb_coherent", "every access through a mapping reaches the page that was mapped"),
          on("shared_valid_everywhere", "a mapping for all CPUs is good on each while referenced"),
          on(
              "shootdown_acknowledged",
              "sf_buf_alloc returns after all CPUs asked have invalidated"),
          on("cpumask_is_clean", "a CPU in a buffer's mask caches its current entry or nothing"),
          on("unused_is_uncached", "no CPU in a mask caches an entry whose accessed bit is clear"),
          on("private_pinned", "SFB_CPUPRIVATE is asked for by pinned threads only"),
          on("private_cpu", "a CPU-private mapping is used on the CPU that made it"),
          on("unpinned_once", "sched_unpin is called by pinned threads only"),
          on("returns_unpinned", "a thread returns to user mode with its pins released"),
          on("returns_enabled", "a thread returns to user mode with interrupts enabled"),
          on("spinlock_paired", "spinlock_exit ends a spinlock_enter of the same thread"),
          on("spinlock_never_blocks", "nothing that may sleep is called with interrupts disabled"),
          on("shootdown_interruptible", "no CPU asks others to invalidate, deaf to interrupts"),
          on("returns_without_private", "a thread returns with its CPU-private references freed"),
          on("returns_unlocked", "a thread returns to user mode with its mutexes released"),
          on("no_page_fault", "every access through a mapping finds a valid page table entry"),
          on("refs_match_holders", "a buffer's ref_count is the number of its live references"),
          on("free_list_is_unreferenced", "the free list holds each unreferenced buffer once"),
          on("hashed_where_mapped", "a buffer that maps a page is on that page's hash chain, once"),
          on("held_maps_its_page", "the entry of a referenced buffer maps the page asked for"),
          on(
              "free_is_unmapped",
              "where a free buffer is unmapped, its entry is invalid and no TLB holds it"),
          on("one_mapping_per_lookup", "a page gets a second buffer only from a thread that slept"),
          on("used_counts_referenced", "nsfbufsused is the number of referenced buffers"),
          on("peak_is_highest_used", "nsfbufspeak is at least nsfbufsused"),
          on("want_counts_sleepers", "sf_buf_alloc_want is the number of threads in the sleep"),
          on("list_intact", "lists are asked only for what is on them, and hold nothing twice"),
          on("guarded_by", "guarded data is touched only with its mutex held"),
          on("mutex_owned", "a mutex is unlocked by its owner and never locked twice"),
          on(
              "no_lost_wakeup",
              "nobody sleeps for a buffer while one is free and nobody else moves"),
          on("no_deadlock", "somebody can move as long as a thread is not done"),
          on("no_livelock", "from every state all threads can still come to their end"),
          on("no_buffer_leak", "when all threads are done every buffer is free"),
          on("no_wiring_leak", "when all threads are done every wiring is released"),
          on("no_hold_leak", "when all threads are done no page is held"),
          on("no_busy_leak", "when all threads are done no page is busy"),
          on("no_orphan_leak", "when all threads are done every page without an object is free"),
          on("no_null_dereference", "no buffer, page or address that is NULL is used"),
          on("assert", "every assert(…) of the scenario is true"),
          onRequest(ONE_MAPPING_PER_PAGE, "no two buffers are allocated for the same page"),
          onRequest(NO_MISSED_HIT, "nobody sleeps for a buffer to map a page that one maps"));

  private Invariants() {}

  private static Invariant on(String name, String claim) {
    return new Invariant(name, claim, true);
  }

  private static Invariant onRequest(String name, String claim) {
    return new Invariant(name, claim, false);
  }

  /** Every built-in property, in the order in which they are listed. */
  public static List<Invariant> all() {
    return ALL;
  }

  /** The names of those that are watched only where a scenario asks for them. */
  public static List<String> onRequest() {
    return ALL.stream().filter(i -> !i.byDefault()).map(Invariant::name).toList();
  }

  /** The names, in the same order. */
  public static List<String> names() {
    return ALL.stream().map(Invariant::name).toList();
  }
}
