package org.sfmc.model.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.View;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.model.sfbuf.DragonflyPool;
import org.sfmc.model.sfbuf.FreeStack;
import org.sfmc.model.sfbuf.Ledger;
import org.sfmc.model.sfbuf.PkmapSlots;
import org.sfmc.model.sfbuf.Pool;

/** Which promises a state breaks that no code has come to. */
class PoolClaimsTest {
  private static final int P0 = 1;
  private static final int P1 = 2;
  private static final int K0 = 1;
  private static final int K1 = 2;
  private static final int MOST = 4;
  private static final int CPUS = 2;
  private static final String HASHED = "hashed_where_mapped";
  private static final String VALID = "shared_valid_everywhere";

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads =
      new Threads(layout, engine, List.of("a", "b"), CPUS, List.of(0, 1));
  private final Kernel kernel = new SteppedKernel(engine, threads);
  private final Pages pages = new Pages(layout, List.of("p0", "p1"), List.of(0, 0), 9);
  private List<Claim> claims;

  private <B extends Buffers> B watched(B buffers) {
    Ledger book =
        new Ledger(layout, threads, pages, buffers.mmu(), buffers.names(), MOST, true, false);
    claims = PoolClaims.of(buffers, book, threads, pages);
    engine.start(layout);
    assertEquals(Set.of(), broken());
    return buffers;
  }

  private Pool i386() {
    return watched(Pool.init(layout, kernel, threads, pages, 2, MOST, true, false, false));
  }

  private FreeStack sparc64() {
    return watched(FreeStack.ofSparc64(layout, kernel, threads, pages, 2));
  }

  private DragonflyPool dragonfly() {
    return watched(DragonflyPool.init(layout, kernel, threads, pages, 2, MOST));
  }

  private FreeStack lwbuf() {
    return watched(FreeStack.ofLwbufs(layout, kernel, threads, pages, 2));
  }

  private PkmapSlots linux() {
    return watched(PkmapSlots.init(layout, kernel, threads, pages, 2, MOST));
  }

  private Set<String> names() {
    return claims.stream().map(Claim::name).collect(Collectors.toSet());
  }

  /** The promises about every state that this one breaks. */
  private Set<String> broken() {
    View view = new Now(engine.cells());
    return claims.stream()
        .filter(claim -> claim.when() == Claim.When.ALWAYS && !claim.holds().test(view))
        .map(Claim::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String said(String name) {
    Claim claim = claims.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    return claim.explanation().apply(new Now(engine.cells()));
  }

  private void changeList(Buffers buffers, Runnable change) {
    kernel.lock(buffers.lock());
    change.run();
    kernel.unlock(buffers.lock());
  }

  private void hold(int sf, int references) {
    String name = "holders(K" + (sf - 1) + ")";
    int index =
        IntStream.range(0, layout.size())
            .filter(i -> layout.cell(i).name().equals(name))
            .findFirst()
            .orElseThrow();
    engine.cells().set(index, references);
  }

  private void cache(Mmu mmu, int cpu, int sf, int page) {
    engine.perform(mmu.store(sf, page));
    engine.perform(mmu.speculate(cpu, sf));
  }

  @Test
  void whatIsPromisedOfWhichBuffers() {
    PoolClaimsTest dragonfly = new PoolClaimsTest();
    PoolClaimsTest linux = new PoolClaimsTest();
    PoolClaimsTest sparc64 = new PoolClaimsTest();
    PoolClaimsTest lwbuf = new PoolClaimsTest();
    dragonfly.dragonfly();
    linux.linux();
    sparc64.sparc64();
    lwbuf.lwbuf();

    assertTrue(dragonfly.names().containsAll(Set.of(HASHED, VALID)));
    assertTrue(linux.names().containsAll(Set.of(HASHED, VALID)));
    assertTrue(sparc64.names().contains(VALID));
    assertFalse(sparc64.names().contains(HASHED));
    assertFalse(lwbuf.names().contains(VALID));
  }

  @Test
  void aMaskPromisesNothingOfCpusThatAreNotInIt() {
    for (int cpu = 0; cpu < CPUS; cpu++) {
      PoolClaimsTest fresh = new PoolClaimsTest();
      Pool pool = fresh.i386();
      fresh.cache(pool.mmu(), cpu, K1, P0);
      fresh.engine.perform(pool.mmu().store(K1, P1));

      pool.cpumasks().get(K1 - 1).set(1 << 1 - cpu);
      assertEquals(Set.of(), fresh.broken());

      pool.cpumasks().get(K1 - 1).set(1 << cpu);
      assertEquals(Set.of("cpumask_is_clean", "unused_is_uncached"), fresh.broken());
      assertEquals(
          "the mask of K1 says that cpu"
              + cpu
              + " holds nothing stale,"
              + " but its TLB has p0 and the entry p1",
          fresh.said("cpumask_is_clean"));
    }
  }

  @Test
  void aFreeBufferIsOutOfEveryTlb() {
    for (int cpu = 0; cpu < CPUS; cpu++) {
      PoolClaimsTest fresh = new PoolClaimsTest();
      FreeStack stack = fresh.sparc64();
      fresh.cache(stack.mmu(), cpu, K0, P0);
      assertEquals(Set.of("free_is_unmapped"), fresh.broken());

      fresh.engine.perform(stack.mmu().store(K0, 0));
      assertEquals(Set.of("free_is_unmapped"), fresh.broken());

      fresh.engine.perform(stack.mmu().evict(cpu, K0));
      assertEquals(Set.of(), fresh.broken());
      fresh.engine.perform(stack.mmu().interrupt(1 << cpu, K0));
      assertEquals(Set.of(), fresh.broken());
    }
  }

  @Test
  void aBufferWithOneOwnerIsListedOnceAtMostAndNotWhileItIsHeld() {
    FreeStack stack = sparc64();
    changeList(stack, () -> stack.list().remove(K0));
    assertEquals(Set.of(), broken());
    hold(K0, 1);
    assertEquals(Set.of(), broken());

    hold(K1, 1);
    assertEquals(Set.of("free_list_is_unreferenced"), broken());

    hold(K1, 0);
    assertEquals(Set.of(), broken());
    changeList(stack, () -> stack.list().insertTail(K1));
    assertEquals(Set.of("free_list_is_unreferenced"), broken());
  }

  @Test
  void aBufferOfDragonflyIsListedOnceAtMostWhileItIsHeldAndOnceWhileItIsNot() {
    DragonflyPool pool = dragonfly();
    hold(K0, 1);
    pool.refCounts().get(K0 - 1).set(1);
    pool.cpumasks().get(K0 - 1).set((1 << CPUS) - 1);
    assertEquals(Set.of(), broken());
    changeList(pool, () -> pool.list().remove(K0));
    assertEquals(Set.of(), broken());

    changeList(pool, () -> pool.list().remove(K1));
    assertEquals(Set.of("free_list_is_unreferenced"), broken());

    changeList(pool, () -> pool.list().insertTail(K1));
    assertEquals(Set.of(), broken());
    changeList(pool, () -> pool.list().insertTail(K1));
    assertEquals(Set.of("free_list_is_unreferenced"), broken());

    changeList(pool, () -> pool.list().remove(K1));
    changeList(pool, () -> pool.list().insertTail(K0));
    assertEquals(Set.of(), broken());
    changeList(pool, () -> pool.list().remove(K1));
    changeList(pool, () -> pool.list().insertTail(K0));
    assertEquals(2, pool.list().count(engine.cells(), K0));
    assertEquals(Set.of("free_list_is_unreferenced"), broken());
  }
}
