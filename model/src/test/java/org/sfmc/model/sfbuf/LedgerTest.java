package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.machine.Violation;

/** What the checker's book of references says of calls. */
class LedgerTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int P0 = 1;
  private static final int P1 = 2;
  private static final int K0 = 1;
  private static final int K1 = 2;
  private static final Flags DEFAULT = new Flags(0);
  private static final Flags PRIVATE = new Flags(Flags.CPUPRIVATE);

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("a", "b"), 2, List.of(0, 1));
  private final Pages pages = new Pages(layout, List.of("p0", "p1"), List.of(0, 0), 9);
  private final Mmu mmu = new Mmu(layout, threads, pages, List.of("K0", "K1"));
  private final Ledger book =
      new Ledger(layout, threads, pages, mmu, List.of("K0", "K1"), 4, true, true);

  {
    engine.start(layout);
  }

  private void enter(int thread, Operation entry) {
    engine.as(thread).perform(entry);
  }

  private Cells now() {
    return engine.cells();
  }

  private Violation violation(int thread, Operation entry) {
    return assertThrows(Violation.class, () -> enter(thread, entry));
  }

  private String broken(int thread, Operation entry) {
    return violation(thread, entry).property();
  }

  private String said(int thread, Operation entry) {
    return violation(thread, entry).getMessage();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Flags.CATCH, Flags.CPUPRIVATE, Flags.CATCH | Flags.CPUPRIVATE})
  void whoWasNotInterruptedIsNotRefused(int flags) {
    assertEquals("null_only_if_allowed", broken(A, book.refused(new Flags(flags), null, P0)));
  }

  @Test
  void whatIsAskedForIsNotedForTheCall() {
    enter(A, book.wants(P0));
    enter(B, book.wants(P1));
    assertEquals(P0, book.wanted(now(), A));
    assertEquals(P1, book.wanted(now(), B));

    enter(B, book.granted(K0, P1, DEFAULT));

    assertEquals(P0, book.wanted(now(), A));
    assertEquals(0, book.wanted(now(), B));
  }

  @Test
  void aReferenceOfSomebodyElseIsNotAlone() {
    enter(A, book.granted(K1, P0, PRIVATE));
    assertEquals(K1, book.privateOf(now(), A));
    assertEquals(0, book.privateOf(now(), B));

    enter(B, book.referenced(K1));

    assertEquals(0, book.privateOf(now(), A));
    assertTrue(book.isShared(now(), K1));
  }

  /** Somebody else gives a private reference back: then nobody's is left. */
  @Test
  void withTheLastReferenceAllIsForgottenOfTheBufferAndOfNoOther() {
    for (int thread : List.of(A, B)) {
      enter(thread, book.granted(K0, P0, PRIVATE));
      enter(thread, book.granted(K1, P1, PRIVATE));
      Cells one = now().copy();
      enter(1 - thread, book.released(K0));

      assertEquals(0, book.grantedPage(now(), K0));
      assertEquals(P1, book.grantedPage(now(), K1));
      assertEquals(K1, book.privateOf(now(), thread));
      enter(thread, book.granted(K0, P0, DEFAULT));
      assertEquals(K1, book.privateOf(now(), thread));
      assertTrue(book.isShared(now(), K0));
      assertFalse(book.isShared(now(), K1));

      enter(thread, book.released(K0));
      enter(thread, book.granted(K0, P0, PRIVATE));
      assertEquals(one, now());
      enter(thread, book.released(K0));
      enter(thread, book.released(K1));
    }
    assertEquals(layout.initial(), now());
  }

  /** A mapping that was made on another CPU before is not good there any more. */
  @Test
  void whereAPrivateMappingWasGoodIsForgottenToo() {
    engine.as(A).perform(mmu.store(K0, P0));
    engine.perform(mmu.load(K0));
    enter(A, book.granted(K0, P0, PRIVATE));
    enter(A, book.accessed(K0, P0));
    enter(B, book.released(K0));
    threads.place(now(), A, 1);
    enter(A, book.granted(K0, P0, PRIVATE));

    threads.place(now(), A, 0);

    assertEquals("private_cpu", broken(A, book.accessed(K0, P0)));
  }

  @Test
  void anAccessThroughWhatNobodyRefersToIsBroken() {
    engine.as(A).perform(mmu.store(K0, P0));
    engine.perform(mmu.load(K0));

    assertEquals("no_use_after_free", broken(A, book.accessed(K0, P0)));
    assertEquals("no_use_after_free", broken(A, book.accessed(K1, 0)));
    enter(B, book.granted(K0, P1, DEFAULT));
    assertEquals("no_use_after_free", broken(A, book.accessed(K0, P0)));
    assertEquals("tlb_coherent", broken(A, book.accessed(K0, P1)));
  }

  @Test
  void whatAnAccessMissesIsSaid() {
    assertEquals(
        "an access through the address of K1, which nobody refers to",
        said(A, book.accessed(K1, P0)));
    assertEquals("sf_buf_page of K1 is p0, and nobody refers to it", said(A, book.asked(K1, P0)));

    enter(B, book.granted(K1, P1, DEFAULT));

    assertEquals(
        "an access through the address of K1 for p0, which is referenced for p1 now",
        said(A, book.accessed(K1, P0)));
    assertEquals(
        "sf_buf_page of K1 is p0, which is referenced for p1", said(A, book.asked(K1, P0)));
  }
}
