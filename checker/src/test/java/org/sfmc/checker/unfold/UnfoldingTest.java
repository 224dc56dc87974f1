package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.ThreadCode;
import org.sfmc.model.system.Resumable;

class UnfoldingTest {
  /** An operation told apart by its name; its result comes from the test. */
  private record Ask(String name) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      throw new AssertionError("the unfolding never performs an operation");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Unfolding unfold(Consumer<Engine> code) {
    return unfolding(engine -> () -> code.accept(engine));
  }

  private static Unfolding unfolding(Function<Engine, Runnable> code) {
    return new Unfolding(
        engine ->
            new ModelledSystem(
                new Layout(),
                List.of(new ModelledSystem.Start("", new Cells())),
                List.of(new ThreadCode("t", code.apply(engine))),
                List.of(),
                List.of(),
                List.of()));
  }

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
  void aForgottenLocalThatMattersAtOnceIsReported() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("forgetful");
              engine.perform(new Ask("use " + seen));
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);

    UnfoldingError error = assertThrows(UnfoldingError.class, () -> unfolding.next(0, root, 2));

    assertEquals(
        "thread t forgets a local at a program point: two paths that were merged there ask for 'use"
            + " 1' at forgetful[] and for 'use 2' at forgetful[]. Name every local that the code"
            + " still uses in at(…) or loopHead(…).",
        error.getMessage());
  }

  @Test
  void aForgottenLocalThatMattersLaterIsReportedWhicheverIsFirst() {
    Consumer<Engine> code =
        engine -> {
          int seen = engine.perform(new Ask("read"));
          engine.at("forgetful");
          engine.perform(new Ask("same"));
          engine.perform(new Ask("same too"));
          engine.perform(new Ask("use " + seen));
        };

    Unfolding mergedFirst = unfold(code);
    Node merged = mergedFirst.next(0, mergedFirst.root(0), 1);
    mergedFirst.next(0, mergedFirst.root(0), 2);
    Node same = mergedFirst.next(0, merged, 0);
    assertThrows(UnfoldingError.class, () -> mergedFirst.next(0, same, 0));

    Unfolding extendedFirst = unfold(code);
    Node extended = extendedFirst.next(0, extendedFirst.root(0), 1);
    extendedFirst.next(0, extendedFirst.next(0, extended, 0), 0);
    assertThrows(UnfoldingError.class, () -> extendedFirst.next(0, extendedFirst.root(0), 2));
  }

  @Test
  void aResultThatTheCodeDoesNotLookAtLeadsToOnePlace() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.execute(new Ask("count"));
              engine.perform(new Ask("look"));
              engine.perform(new Ask("after"));
            });
    Node look = unfolding.next(0, unfolding.root(0), 1);

    assertSame(look, unfolding.next(0, unfolding.root(0), 2));
    assertNotSame(unfolding.next(0, look, 1), unfolding.next(0, look, 2));
  }

  @Test
  void codeIsRunOnceForResultsThatItDoesNotLookAt() {
    int[] runs = {0};
    Unfolding unfolding =
        unfold(
            engine -> {
              runs[0]++;
              engine.execute(new Ask("lock"));
              engine.execute(new Ask("store"));
              engine.execute(new Ask("unlock"));
              engine.perform(new Ask("look"));
            });
    Node at = unfolding.root(0);
    for (String next : List.of("store", "unlock", "look")) {
      at = unfolding.next(0, at, 0);
      assertEquals(next, at.toString());
    }

    assertEquals(1, runs[0]);
    assertEquals("the end", unfolding.next(0, at, 0).toString());
    assertEquals(2, runs[0]);
  }

  @Test
  void whatLiesAheadIsNotPassedAndDoesNotFailBeforeSomebodyComesThere() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.at("before");
              engine.execute(new Ask("panic"));
              engine.at("behind");
              engine.execute(new Ask("go on"));
              throw new IllegalStateException("nobody comes here");
            });
    assertEquals(Set.of("before"), unfolding.passed());

    Node behind = unfolding.next(0, unfolding.root(0), 0);
    assertEquals("go on", behind.toString());
    assertEquals(Set.of("before", "behind"), unfolding.passed());
    assertThrows(IllegalStateException.class, () -> unfolding.next(0, behind, 0));
  }

  @Test
  void whatIsPassedBeforeAFailureThatNobodyComesToIsNotPassed() {
    Unfolding unfolding =
        unfold(
            engine -> {
              if (engine.perform(new Ask("read")) == 1) {
                engine.execute(new Ask("panic"));
                engine.at("behind");
                throw new IllegalStateException("nobody comes here");
              }
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);
    unfolding.next(0, root, 2);

    assertEquals(Set.of(), unfolding.passed());
  }

  @Test
  void codeThatAsksForEverIsNotRunForEver() {
    Unfolding unfolding =
        unfold(
            engine -> {
              for (int i = 0; ; i++) {
                engine.execute(new Ask("ask " + i));
              }
            });
    Node at = unfolding.root(0);
    for (int i = 1; i <= 100; i++) {
      at = unfolding.next(0, at, 0);
      assertEquals("ask " + i, at.toString());
    }
  }

  @Test
  void aForgottenLocalIsReportedBehindResultsThatTheCodeDoesNotLookAt() {
    Consumer<Engine> code =
        engine -> {
          int seen = engine.perform(new Ask("read"));
          engine.at("forgetful");
          engine.execute(new Ask("same"));
          engine.execute(new Ask("same too"));
          engine.execute(new Ask("use " + seen));
        };

    // What lies ahead was known of the first way only.
    Unfolding secondWayLater = unfold(code);
    Node merged = secondWayLater.next(0, secondWayLater.root(0), 1);
    Node same = secondWayLater.next(0, merged, 0);
    assertSame(merged, secondWayLater.next(0, secondWayLater.root(0), 2));
    assertThrows(UnfoldingError.class, () -> secondWayLater.next(0, same, 0));

    // Of both.
    Unfolding secondWayFirst = unfold(code);
    Node both = secondWayFirst.next(0, secondWayFirst.root(0), 1);
    secondWayFirst.next(0, secondWayFirst.root(0), 2);
    Node of = secondWayFirst.next(0, both, 0);
    assertThrows(UnfoldingError.class, () -> secondWayFirst.next(0, of, 0));
  }

  /** Farther than one run goes on. */
  @Test
  void aLongWayOfResultsThatTheCodeDoesNotLookAtIsAuditedToItsEnd() {
    Node[] end = new Node[1];
    Unfolding same = farBehindAMerge(false, end);
    assertSame(same.next(0, same.root(0), 1), same.next(0, same.root(0), 2));
    assertEquals("the end", same.next(0, end[0], 0).toString());

    Unfolding forgetful = farBehindAMerge(true, end);
    assertThrows(UnfoldingError.class, () -> forgetful.next(0, forgetful.root(0), 2));
  }

  private static Unfolding farBehindAMerge(boolean isForgetful, Node[] last) {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("merged");
              for (int i = 0; i < 80; i++) {
                engine.execute(new Ask("ask " + i));
              }
              engine.execute(new Ask("use " + (isForgetful ? seen : 0)));
            });
    Node at = unfolding.next(0, unfolding.root(0), 1);
    while (!at.toString().startsWith("use")) {
      at = unfolding.next(0, at, 0);
    }
    last[0] = at;
    return unfolding;
  }

  @Test
  void anAtomicBlockIsOneStepAfterItsFirstOperation() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.beginAtomic();
              engine.perform(new Ask("first"));
              engine.perform(new Ask("second"));
              engine.endAtomic();
              engine.perform(new Ask("after"));
            });
    Node first = unfolding.root(0);
    Node second = unfolding.next(0, first, 0);
    Node after = unfolding.next(0, second, 0);

    assertEquals(
        List.of(false, true, false),
        List.of(first.isInsideAtomic(), second.isInsideAtomic(), after.isInsideAtomic()));
  }

  /**
   * Bookkeeping at its beginning belongs to what is before an atomic block; blocks inside do not
   * count.
   */
  @Test
  void anAtomicBlockBeginsWithItsFirstOperationThatOthersSee() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.perform(new Ask("before"));
              engine.beginAtomic();
              engine.perform(new Note());
              engine.perform(new Ask("first"));
              engine.beginAtomic();
              engine.perform(new Ask("inner"));
              engine.endAtomic();
              engine.perform(new Ask("last"));
              engine.endAtomic();
              engine.beginAtomic();
              engine.perform(new Ask("another"));
              engine.endAtomic();
            });
    assertEquals(
        "before, note begins, first begins, inner inside, last inside, another begins, ",
        atomicBlocks(unfolding));
  }

  private static String atomicBlocks(Unfolding unfolding) {
    StringBuilder told = new StringBuilder();
    for (Node at = unfolding.root(0); !at.isEnd(); at = unfolding.next(0, at, 0)) {
      told.append(at).append(at.beginsAtomic() ? " begins" : "");
      told.append(at.isInsideAtomic() ? " inside, " : ", ");
    }
    return told.toString();
  }

  /** Statements, some of which are inside an atomic block and begin with bookkeeping. */
  private record Atomic(Engine engine) implements Resumable {
    private static final int FIRST = 1;
    private static final int LAST = 3;

    @Override
    public void run() {
      from(0);
    }

    @Override
    public void resume(String point, int[] locals) {
      from(Integer.parseInt(point));
    }

    private void from(int statement) {
      if (FIRST < statement && statement <= LAST) {
        engine.beginAtomic();
      }
      for (int i = statement; i < 5; i++) {
        if (i == FIRST) {
          engine.beginAtomic();
        }
        engine.at(Integer.toString(i));
        engine.perform(new Note());
        engine.perform(new Ask("ask " + i));
        if (i == LAST) {
          engine.endAtomic();
        }
      }
    }
  }

  @Test
  void codeThatGoesOnFromAStatementIsInsideAtomicWhereItWas() {
    String whole = atomicBlocks(unfolding(engine -> new Atomic(engine)::run));

    assertEquals(
        "note, ask 0, note begins, ask 1 begins, note inside, ask 2 inside, note inside, ask 3 inside,"
            + " note, ask 4, ",
        whole);
    assertEquals(whole, atomicBlocks(unfolding(Atomic::new)));
  }

  private record Note() implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.GHOST;
    }

    @Override
    public String toString() {
      return "note";
    }
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

  @Test
  void aForgottenLocalIsReportedWithTheLoopItIsIn() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.at("call", 3);
              int seen = engine.perform(new Ask("read"));
              engine.loopHead("loop", 4);
              if (seen == 1) {
                engine.perform(new Ask("use"));
              }
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);

    UnfoldingError error = assertThrows(UnfoldingError.class, () -> unfolding.next(0, root, 2));

    assertTrue(
        error
            .getMessage()
            .contains(
                "ask for 'use' at call[3], loop[4] and for the end of the thread at call[3],"
                    + " loop[4]."));
  }

  /** Whether code looks at a result is as much a part of what it asks for as the operation. */
  @Test
  void pathsThatAreMergedLookAtTheSameResults() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("merged");
              if (seen == 1) {
                engine.execute(new Ask("write"));
              } else {
                engine.perform(new Ask("write"));
              }
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);

    assertThrows(UnfoldingError.class, () -> unfolding.next(0, root, 2));
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

  @Test
  void theLinesThatAskAreThoseOfTheImplementation() {
    String text =
        """
        SFBUF test
        machine { buffers = 1; pages = p0; }
        thread a @ cpu0 {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        env { migrate none; }
        """;
    Unfolding unfolding = new Unfolding(CorpusRuns.of(text).get(0).builder());
    Node wire = unfolding.root(0);
    Node lock = wire;
    while (!lock.toString().startsWith("mtx_lock")) {
      lock = unfolding.next(0, lock, 0);
    }

    assertEquals(Set.of(), unfolding.sites(0, wire));
    Set<Site> sites = unfolding.sites(0, lock);
    assertEquals(1, sites.size(), sites.toString());
    Site site = sites.iterator().next();
    assertTrue(site.line() > 0 && !Site.BOOKS.contains(site.owner()), site.toString());
    assertEquals("alloc", site.method());

    Node at = lock;
    while (!at.toString().equals("sf_buf_alloc returns K0")) {
      assertEquals(1, unfolding.sites(0, at).size(), at.toString());
      at = unfolding.next(0, at, at.toString().equals("first of sf_buf_freelist") ? 1 : 0);
    }
    assertEquals(Set.of(), unfolding.sites(0, at), "the books are no implementation");
  }

  @Test
  void aLambdaIsItsMethod() {
    Site site = Site.of("org.sfmc.model.sfbuf.I386$Inner", "lambda$alloc$12", 7);

    assertEquals("I386.alloc:7", site.toString());
    assertEquals("free", Site.of("I386", "free", 7).method());
    assertEquals(0, site.compareTo(Site.of("I386", "free", 7)));
    assertTrue(site.compareTo(Site.of("I386", "alloc", 8)) < 0);
    assertTrue(site.compareTo(Site.of("Generic", "alloc", 8)) > 0);
  }
}
