package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;

/**
 * How a promise is judged, as one run that breaks it shows.
 *
 * @param claim the claim about states; empty where the operation that breaks it asserts it
 * @param cells the cells that the claim looks at in the states of the run
 * @param source the class that states it, without its package
 * @param operation what the run ends in, in words; empty for a claim
 */
public record Judged(Optional<Claim> claim, Set<String> cells, String source, String operation) {
  /** Follows the run of a violation. */
  public static Judged at(Compiled compiled, Finding finding) {
    Unfolding unfolding = new Unfolding(compiled.builder());
    ModelledSystem system = unfolding.system();
    Optional<Claim> claim =
        system.claims().stream().filter(c -> c.name().equals(finding.claim())).findFirst();
    BitSet read = new BitSet();
    Recorder recorder = new Recorder(unfolding, Options.defaults().grain());
    recorder.follow(
        new Schedule(finding.initial(), finding.run()),
        state -> claim.ifPresent(c -> c.holds().test(new Watching(state, read))));
    Set<String> cells = new TreeSet<>();
    read.stream().forEach(cell -> cells.add(system.layout().cell(cell).name()));
    if (claim.isPresent()) {
      return new Judged(claim, cells, source(claim.get().holds().getClass()), "");
    }
    List<Recorder.Happened> happened = new ArrayList<>(recorder.happened());
    if (recorder.broken().isEmpty() || happened.isEmpty()) {
      return new Judged(claim, cells, "", "");
    }
    Recorder.Happened last = happened.get(happened.size() - 1);
    return new Judged(claim, cells, source(last.operation().getClass()), last.operation() + "");
  }

  private static String source(Class<?> stating) {
    String name = stating.getName().replaceFirst("\\$.*", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** A state that writes down which of its cells are looked at. */
  private record Watching(Position state, BitSet read) implements View {
    @Override
    public Cells cells() {
      return new Cells(state.cells().toArray()) {
        @Override
        public int get(int index) {
          read.set(index);
          return super.get(index);
        }
      };
    }

    @Override
    public int local(int thread, int slot) {
      return state.local(thread, slot);
    }

    @Override
    public boolean isDone(int thread) {
      return state.isDone(thread);
    }
  }
}
