package org.sfmc.checker.run;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.Recorder.Happened;
import org.sfmc.checker.run.Trace.Failed;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.Part;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Points;

/** What the promise that a recorded run breaks looked at, at the end. */
final class Looked {
  private final Recorder recorder;
  private final Locals locals;
  private final int threads;
  private final Set<String> names = new TreeSet<>();

  private Looked(Compiled compiled, Recorder recorder) {
    this.recorder = recorder;
    this.locals = new Locals(compiled, recorder);
    this.threads = compiled.scenario().threads().size();
  }

  /** The part of a promise that is false where a run ends. */
  static Failed failed(
      String property, boolean stuck, Compiled compiled, Unfolding unfolding, Recorder recorder) {
    Looked looked = new Looked(compiled, recorder);
    if (!recorder.broken().isEmpty()) {
      looked.byTheLastOperation(compiled.points());
      return new Failed("", Map.of(), looked.reasons());
    }
    Optional<Claim> claim =
        unfolding.system().claims().stream()
            .filter(c -> c.name().equals(property) && c.when() != When.CAN_END)
            .findFirst();
    Optional<Part> part = claim.map(c -> c.failing().apply(recorder.position()));
    part.ifPresent(looked::judge);
    if (stuck) {
      looked.block();
    }
    return new Failed(
        part.map(Part::text).orElse(""),
        part.map(Part::bindings).orElse(Map.of()),
        looked.reasons());
  }

  /** All but the mutexes that nobody holds, which keep nobody from anything. */
  private Set<String> reasons() {
    for (Mutex lock : recorder.locks()) {
      if (lock.isFree(recorder.position().cells())) {
        names.remove(lock.toString());
      }
    }
    return names;
  }

  /**
   * What an operation looked at before it would have panicked; if that is nothing, the variables in
   * its statement.
   */
  private void byTheLastOperation(Points points) {
    List<Happened> all = recorder.happened();
    Happened last = all.get(all.size() - 1);
    names.addAll(recorder.footprints().names(last.footprint().read()));
    if (names.isEmpty() && points.isStatement(last.node().point())) {
      String statement = points.get(last.node().point()).text();
      names.addAll(locals.in(last.thread(), statement));
    }
  }

  private void judge(Part part) {
    recorder.footprints().begin();
    part.holds().test(new Own());
    take();
  }

  /** What the operations look at that threads are blocked in. */
  private void block() {
    Position position = recorder.position();
    for (int t = 0; t < threads; t++) {
      if (!position.node(t).isEnd()) {
        recorder.footprints().begin();
        block(position.node(t).operation(), t);
      }
    }
  }

  private void block(Operation operation, int thread) {
    try {
      if (operation.apply(recorder.footprints().cells(), thread) != Operation.BLOCKED) {
        throw new AssertionError(operation + " is not blocked");
      }
    } catch (Violation | Discarded e) {
      throw new AssertionError(operation + " is not blocked", e);
    }
    take();
  }

  private void take() {
    BitSet read = recorder.footprints().since().read();
    names.addAll(recorder.footprints().names(read));
    recorder.footprints().begin();
  }

  /** The end of the run, to one who takes note of the variables that are asked for. */
  private final class Own implements View {
    @Override
    public Cells cells() {
      return recorder.footprints().cells();
    }

    @Override
    public int local(int thread, int slot) {
      names.add(locals.name(thread, slot));
      return recorder.position().local(thread, slot);
    }

    @Override
    public boolean isDone(int thread) {
      return recorder.position().isDone(thread);
    }
  }
}
