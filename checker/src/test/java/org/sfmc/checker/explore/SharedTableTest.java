package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.lincheck.Situations;

/** {@link TableOperations} by two workers at once. */
@Tag("lincheck")
class SharedTableTest {
  private static final String ALL = "meet, number 0, number 1, find";

  /** Workers who do not see that somebody was quicker. */
  public static class Hasty extends TableOperations {
    /** As Lincheck makes it. */
    public Hasty() {
      super(HastySlots::new);
    }
  }

  /** Workers each of whom has found a state, and the two belong in one place of the table. */
  public static class InOnePlace extends TableOperations {
    /** As Lincheck makes it. */
    public InOnePlace() {
      super(Slots.InMemory::new, new long[][] {{1}, {inPlaceOf(1)}});
    }

    private static long inPlaceOf(long state) {
      return LongStream.iterate(state + 1, other -> other + 1)
          .filter(other -> place(other) == place(state))
          .findFirst()
          .getAsLong();
    }

    /** A part, and a 256th of it: parts have far fewer places here. */
    private static long place(long state) {
      long hash = Hash.of(new long[] {state}, 0, 1);
      return (long) Hash.part(hash) << 8 | hash >>> Long.SIZE - 8;
    }
  }

  private static final class HastySlots extends Slots {
    private final int[] numbers;

    HastySlots(int length) {
      numbers = new int[length];
    }

    @Override
    int length() {
      return numbers.length;
    }

    @Override
    int get(int place) {
      return numbers[place];
    }

    @Override
    int latest(int place) {
      return numbers[place];
    }

    @Override
    void set(int place, int number) {
      numbers[place] = number;
    }

    @Override
    boolean replace(int place, int old, int number) {
      boolean isSame = numbers[place] == old;
      if (isSame) {
        numbers[place] = number;
      }
      return isSame;
    }

    @Override
    long bytes() {
      return 0;
    }
  }

  @Test
  void workersDoNotMeetInTheTable() {
    check(TableOperations.class);
  }

  @Test
  void twoStatesThatBelongInOnePlaceAreBothKept() {
    check(InOnePlace.class);
  }

  @Test
  void whoDoesNotSeeThatSomebodyWasQuickerLosesStates() {
    LincheckAssertionError error =
        assertThrows(LincheckAssertionError.class, () -> check(Hasty.class));
    assertTrue(error.getMessage().contains("add("), error::getMessage);
  }

  private static void check(Class<?> operations) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(0)
            .invocationsPerIteration(150)
            .minimizeFailedScenario(false)
            .loopBound(1_000);
    situations(operations).forEach(options::addCustomScenario);
    options.check(operations);
  }

  private static List<ExecutionScenario> situations(Class<?> operations) {
    return List.of(
        Situations.of(operations, "", "take 0, take 0", "take 1, take 1", "take 0"),
        Situations.of(operations, "", "add 0", "add 1", ALL),
        Situations.of(operations, "add 0, add 1, meet", "number 0", "number 1", "find"));
  }
}
