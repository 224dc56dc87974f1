package org.sfmc.checker.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;
import org.sfmc.model.sfbuf.bugs.HitStaysOnFreeList;
import org.sfmc.model.sfbuf.bugs.UnlockedFree;

/** {@link PoolOperations} in situations of ours, and in some that Lincheck makes up. */
@Tag("lincheck")
class LinearizabilityTest {
  /** A free buffer that is found again, then every buffer that there is, and one more. */
  private static final String AFTERWARDS = "alloc 0 1, alloc 0 2, alloc 0 3";

  /** How many situations Lincheck makes up by itself, and most orders of each. */
  private static final int RANDOM = 2;

  private static final int ORDERS = LincheckTests.INTERLEAVINGS / 4;

  /** Two that share a page, two at the last buffer, two that free, one that refers. */
  private static final List<ExecutionScenario> SITUATIONS =
      List.of(
          situation("", "alloc 0 1, free 0", "alloc 1 1, free 1", AFTERWARDS),
          situation("alloc 0 1", "alloc 0 2, wire 0 1", "alloc 1 3, wire 1 1", "page 0, page 1"),
          situation("alloc 0 1, alloc 1 2", "free 0", "free 1", AFTERWARDS),
          situation("alloc 0 1", "ref 0, free 0, free 0", "alloc 1 1, page 1, free 1", AFTERWARDS));

  /** The latest buffer to be free is the next to be used: the specification does not mind. */
  public static class LastInFirstOut extends PoolOperations {
    /** As Lincheck makes it. */
    public LastInFirstOut() {
      super(Stack::new);
    }
  }

  private static final class Stack extends SubrSfbuf {
    Stack(Kernel kernel, Pool pool, MachineDependent md) {
      super(kernel, pool, md);
    }

    @Override
    protected void putFree(int sf) {
      freeList.insertHead(sf);
    }
  }

  /** A race. */
  public static class Unlocked extends PoolOperations {
    /** As Lincheck makes it. */
    public Unlocked() {
      super(UnlockedFree::new);
    }
  }

  /** Wrong even where calls come one after the other. */
  public static class Reused extends PoolOperations {
    /** As Lincheck makes it. */
    public Reused() {
      super(HitStaysOnFreeList::new);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {PoolOperations.class, LastInFirstOut.class})
  void aPoolIsLinearizableWhicheverBufferComesBack(Class<?> operations) {
    check(operations);
  }

  @ParameterizedTest
  @ValueSource(classes = {Unlocked.class, Reused.class})
  void aBrokenOneIsNot(Class<?> operations) {
    LincheckAssertionError error =
        assertThrows(LincheckAssertionError.class, () -> check(operations));
    assertTrue(error.getMessage().contains("alloc("), error::getMessage);
  }

  private static void check(Class<?> operations) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(RANDOM)
            .threads(2)
            .actorsPerThread(2)
            .actorsBefore(2)
            .actorsAfter(2)
            .invocationsPerIteration(ORDERS)
            .minimizeFailedScenario(false)
            .loopBound(1_000)
            .verifier(AnyOrder.class);
    SITUATIONS.forEach(options::addCustomScenario);
    options.check(operations);
  }

  private static ExecutionScenario situation(
      String before, String one, String other, String after) {
    return Situations.of(PoolOperations.class, before, one, other, after);
  }

  @Test
  void theSpecificationLeavesOpenWhichBufferAndNothingElse() {
    assertEquals(List.of(1, 2), answers("alloc", List.of(0, 1)), "either of two");
    assertEquals(List.of(0), answers("free", List.of(0)));
    PoolSpecification held = new PoolSpecification();
    assertTrue(held.allows("alloc", List.of(0, 1), 2));
    assertEquals(List.of(2), answers(held, "alloc", List.of(1, 1)), "the page's own");
    assertEquals(List.of(1), answers(held, "alloc", List.of(1, 2)), "the other");
    assertTrue(held.allows("alloc", List.of(1, 2), 1));
    assertEquals(List.of(0), answers(held, "alloc", List.of(1, 3)), "none");
    assertEquals(List.of(1), answers(held, "page", List.of(0)));
  }

  private static List<Integer> answers(String call, List<Object> arguments) {
    return answers(new PoolSpecification(), call, arguments);
  }

  private static List<Integer> answers(
      PoolSpecification pool, String call, List<Object> arguments) {
    return IntStream.rangeClosed(0, PoolOperations.BUFFERS)
        .filter(result -> pool.copy().allows(call, arguments, result))
        .boxed()
        .toList();
  }
}
