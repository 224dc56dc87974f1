package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sfmc.checker.unfold.Code.unfold;
import static org.sfmc.checker.unfold.Code.unfolding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.unfold.Code.Ask;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.system.Resumable;

/** Positions of code, and what makes two of them one. */
class UnfoldingTest {
  /** Adds up three results, each at a statement of its own. */
  private record Sum(Engine engine, int forgotten, List<String> begun) implements Resumable {
    @Override
    public void run() {
      begun.add("start");
      from(0, 0);
    }

    @Override
    public void resume(String point, int[] locals) {
      begun.add(point);
      from(Integer.parseInt(point), locals[0]);
    }

    private void from(int statement, int before) {
      int sum = before;
      for (int i = statement; i < 3; i++) {
        engine.at(Integer.toString(i), i == forgotten ? 0 : sum);
        sum += engine.perform(new Ask("add to " + sum));
      }
    }
  }

  @Test
  void codeThatCanGoesOnFromTheStatementBeforeTheLatest() {
    List<String> begun = new ArrayList<>();
    Unfolding unfolding = unfolding(engine -> new Sum(engine, -1, begun));
    Node node = unfolding.root(0);
    for (int result = 1; result <= 3; result++) {
      node = unfolding.next(0, node, result);
    }

    assertEquals("the end", node.toString());
    assertEquals(3, node.depth());
    assertEquals(List.of("start", "start", "0", "1"), begun);
  }

  @Test
  void aLocalThatIsForgottenIsReportedWhereCodeGoesOnFromAStatement() {
    Unfolding unfolding = unfolding(engine -> new Sum(engine, 1, new ArrayList<>()));
    Node second = unfolding.next(0, unfolding.root(0), 1);

    assertEquals("add to 1", second.toString());
    assertThrows(UnfoldingError.class, () -> unfolding.next(0, unfolding.next(0, second, 1), 1));
  }

  @Test
  void aPositionIsThePathOfItsResults() {
    Unfolding unfolding =
        unfold(
            engine -> {
              if (engine.perform(new Ask("first")) == 1) {
                engine.perform(new Ask("second"));
              }
            });
    Node root = unfolding.root(0);

    assertEquals("second", unfolding.next(0, root, 1).toString());
    assertEquals("the end", unfolding.next(0, root, 2).toString());
    assertSame(unfolding.next(0, root, 1), unfolding.next(0, root, 1));
  }

  @Test
  void equalLocalsAtAProgramPointAreOnePosition() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("parity", seen % 2);
              engine.perform(new Ask("use " + seen % 2));
            });
    Node root = unfolding.root(0);

    assertSame(unfolding.next(0, root, 1), unfolding.next(0, root, 3));
    assertNotSame(unfolding.next(0, root, 1), unfolding.next(0, root, 2));
  }

  @Test
  void programPointsOfOneHashAreDifferentPositions() {
    assertEquals("Aa".hashCode(), "BB".hashCode());
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.at(engine.perform(new Ask("read")) == 1 ? "Aa" : "BB");
              engine.perform(new Ask("same"));
            });
    Node root = unfolding.root(0);

    assertEquals("Aa", unfolding.next(0, root, 1).point());
    assertEquals("BB", unfolding.next(0, root, 2).point());
  }

  @Test
  void aLoopThatComesBackIsACycle() {
    Unfolding unfolding =
        unfold(
            engine -> {
              while (true) {
                engine.at("top");
                engine.perform(new Ask("again"));
              }
            });
    Node root = unfolding.root(0);

    assertSame(root, unfolding.next(0, root, 0));
    assertEquals(1, unfolding.size(0));
  }

  @Test
  void loopHeadsOfDifferentCallsAreDifferentPositions() {
    Unfolding unfolding =
        unfold(
            engine -> {
              for (int call = 0; call < 2; call++) {
                engine.at("call", call);
                while (engine.perform(new Ask("try")) == 0) {
                  engine.loopHead("loop");
                }
              }
            });
    Node first = unfolding.root(0);
    Node firstAgain = unfolding.next(0, first, 0);
    Node second = unfolding.next(0, first, 1);

    assertSame(firstAgain, unfolding.next(0, firstAgain, 0));
    assertNotSame(firstAgain, unfolding.next(0, second, 0));
    assertEquals("the end", unfolding.next(0, second, 1).toString());
  }

  @Test
  void aLoopHeadAtTheBeginningOfACallIsOnePositionForAllWaysThere() {
    Unfolding unfolding =
        unfold(
            engine -> {
              if (engine.perform(new Ask("read")) == 1) {
                engine.perform(new Ask("more"));
              }
              engine.at("call");
              engine.loopHead("loop");
              engine.perform(new Ask("try"));
            });
    Node root = unfolding.root(0);
    Node more = unfolding.next(0, root, 1);

    assertSame(unfolding.next(0, root, 2), unfolding.next(0, more, 0));
  }

  @Test
  void aLoopHeadBelongsToTheNodeWhereItsCallBegan() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("call");
              engine.loopHead("outer", seen);
              engine.perform(new Ask("try"));
              engine.loopHead("inner");
              engine.perform(new Ask("use " + seen));
            });
    Node root = unfolding.root(0);

    assertEquals("use 1", unfolding.next(0, unfolding.next(0, root, 1), 0).toString());
    assertEquals("use 2", unfolding.next(0, unfolding.next(0, root, 2), 0).toString());
  }

  @Test
  void codeThatIsNotDeterministicIsReported() {
    int[] runs = {0};
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.perform(new Ask("ask " + runs[0]++));
              engine.perform(new Ask("second"));
            });

    UnfoldingError error =
        assertThrows(UnfoldingError.class, () -> unfolding.next(0, unfolding.root(0), 0));

    assertEquals(
        "thread t is not deterministic: after 0 equal results its code asked for 'ask 1', but the"
            + " first time it asked for 'ask 0'. Modelled code may use no clock, no random number,"
            + " no static or shared Java state and no order of a hash table.",
        error.getMessage());
  }

  @Test
  void codeThatEndsEarlierTheSecondTimeIsReported() {
    int[] runs = {0};
    Unfolding unfolding =
        unfold(
            engine -> {
              if (runs[0]++ == 0) {
                engine.perform(new Ask("once"));
              }
            });

    UnfoldingError error =
        assertThrows(UnfoldingError.class, () -> unfolding.next(0, unfolding.root(0), 0));

    assertEquals(true, error.getMessage().contains("its code ended, but the first time"));
  }

  @Test
  void aPlaceKnowsItsStatementAndLocals() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.perform(new Ask("first"));
              engine.at("here", 5, 6);
              engine.perform(new Ask("second"));
              engine.perform(new Ask("third"));
              engine.loopHead("loop", 7);
              engine.perform(new Ask("fourth"));
            });
    Node first = unfolding.root(0);
    Node second = unfolding.next(0, first, 0);
    Node third = unfolding.next(0, second, 0);
    Node fourth = unfolding.next(0, third, 0);
    Node end = unfolding.next(0, fourth, 0);

    assertEquals(
        List.of("", "here", "here", "here", "here"),
        List.of(first.point(), second.point(), third.point(), fourth.point(), end.point()));
    assertEquals(List.of(0, 5, 6), List.of(first.local(0), second.local(0), third.local(1)));
    assertEquals(0, second.local(2));
    assertEquals(
        List.of(false, true, false, false),
        List.of(
            first.beginsStatement(),
            second.beginsStatement(),
            third.beginsStatement(),
            fourth.beginsStatement()));
    assertEquals(
        List.of(true, true, false),
        List.of(first.isPerformed(), fourth.isPerformed(), end.isPerformed()));
    assertEquals(List.of(4, 5, "the end"), List.of(end.id(), unfolding.size(0), end.toString()));
  }

  @Test
  void aLoopHeadWithoutAStatementIsReported() {
    UnfoldingError error =
        assertThrows(
            UnfoldingError.class,
            () ->
                unfold(
                    engine -> {
                      engine.loopHead("loop");
                      engine.perform(new Ask("first"));
                    }));

    assertEquals("loop head loop belongs to no statement: mark one with at(…)", error.getMessage());
  }

  @Test
  void codeThatSaysNothingForEverIsReported() {
    BoundsExceeded thrown =
        assertThrows(BoundsExceeded.class, () -> unfold(engine -> silent(engine, 10_001)));
    assertEquals(
        "thread t loops for ever without doing anything that others can see", thrown.getMessage());

    Unfolding unfolding = unfold(engine -> silent(engine, 10_000));
    assertEquals("second", unfolding.next(0, unfolding.root(0), 0).toString());
  }

  private static void silent(Engine engine, int statements) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < statements; i++) {
        engine.at("again", round);
      }
      engine.perform(new Ask(round == 0 ? "first" : "second"));
    }
  }

  private static final Consumer<Engine> BRANCHES =
      engine -> {
        for (int round = 0; round < 3; round++) {
          engine.at("round", round);
          int seen = engine.perform(new Ask("read " + round));
          engine.at("seen", round, seen);
          engine.perform(new Ask("use " + seen));
        }
      };

  @Test
  void whatWasSavedIsMadeAgainWithTheSameNumbers() throws IOException {
    Unfolding unfolding = unfold(BRANCHES);
    Node at = unfolding.root(0);
    for (int result : new int[] {4, 0, 2, 0, 4, 0}) {
      unfolding.next(0, at, 9);
      at = unfolding.next(0, at, result);
    }
    byte[] saved = saved(unfolding);

    Unfolding again = unfold(BRANCHES);
    again.restore(new DataInputStream(new ByteArrayInputStream(saved)));

    assertEquals(unfolding.size(0), again.size(0));
    for (int id = 0; id < unfolding.size(0); id++) {
      assertEquals(unfolding.node(0, id).toString(), again.node(0, id).toString());
    }
    assertEquals(unfolding.passed(), again.passed());
    Unfolding another =
        unfold(
            engine -> {
              while (true) {
                engine.at("top");
                engine.perform(new Ask("again"));
              }
            });
    assertThrows(
        IOException.class,
        () -> another.restore(new DataInputStream(new ByteArrayInputStream(saved))));
  }

  private static byte[] saved(Unfolding unfolding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    unfolding.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
