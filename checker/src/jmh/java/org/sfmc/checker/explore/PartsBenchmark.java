package org.sfmc.checker.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;

/**
 * The parts of the hot path, each for a round of states of a system that has been searched before:
 * every step is remembered and every state is known. Times are of a whole round, {@link
 * Round#STATES} states.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = {"-XX:+UseParallelGC", "-XX:-UseSuperWord", "-XX:-UseCompressedOops"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartsBenchmark {
  /** Members of the family of {@code --grain call}, by their files' names. */
  @Param({"three_threads", "three_rounds"})
  public String system;

  private Space space;
  private Team team;
  private Round round;
  private Chunk chunk;
  private boolean[] keepsGoing;
  private Position position;
  private int begin;

  /** Searches everything. */
  @Setup
  public void search() throws IOException {
    Path file = Path.of("../scenarios/bench/family", system + ".litmus");
    Unfolding unfolding =
        new Unfolding(CorpusRuns.of(Files.readString(file)).get(0).builder());
    List<Claim> always =
        unfolding.system().claims().stream().filter(c -> c.when() == When.ALWAYS).toList();
    keepsGoing =
        new boolean
            [unfolding.system().threads().size() + unfolding.system().environment().size()];
    Arrays.fill(keepsGoing, 0, unfolding.system().threads().size(), true);
    team = new Team(1);
    space = new Space(new Space.Setting(unfolding, Grain.CALL, always, 1, Reductions.NONE));
    round = new Round(space, team, keepsGoing, always.size());
    round.begin(new Position(unfolding, Grain.CALL), unfolding.system().initialStates().size());
    for (int next = 0; next < space.store.size(); ) {
      int end = Math.min(space.store.size(), next + Round.STATES);
      try {
        round.leave(next, end);
        next = end;
      } catch (Packing.TooNarrow e) {
        space = space.repacked(false, null);
        round = new Round(space, team, keepsGoing, always.size());
      }
    }
    chunk = new Chunk(new Found(space.packing.words()));
    position = new Position(unfolding, Grain.CALL);
  }

  /** Ends the team's threads. */
  @TearDown
  public void end() {
    team.close();
  }

  /** Where a round begins: another place each time, so that caches are as in a search. */
  private int begin() {
    int last = space.store.size() - Round.STATES;
    begin = begin + Round.STATES <= last ? begin + Round.STATES : 0;
    return begin;
  }

  /** Finds the steps of states, takes them, and hashes what they lead to. */
  @Benchmark
  public Object steps() {
    int from = begin();
    for (int c = 0; c < Round.STATES; c += 256) {
      chunk.expand(space.steppers[0], null, space.store, keepsGoing, from + c, from + c + 256);
    }
    return chunk;
  }

  /** The same, and looks up what they lead to. */
  @Benchmark
  public Object stepsAndTable() {
    int from = begin();
    round.leave(from, from + Round.STATES);
    return round;
  }

  /** Hashes states. */
  @Benchmark
  public long hashes() {
    int from = begin();
    int words = space.packing.words();
    long sum = 0;
    for (int number = from; number < from + Round.STATES; number++) {
      sum += Hash.of(space.store.chunk(number), space.store.offset(number), words);
    }
    return sum;
  }

  /** Holds all claims against states, as if each had to be asked again. */
  @Benchmark
  public int claims() {
    int from = begin();
    ClaimMemos claims = space.claims[0];
    int held = 0;
    for (int number = from; number < from + Round.STATES; number++) {
      for (int c = 0; c < claims.count(); c++) {
        held += claims.holds(c, space.store, number) ? 1 : 0;
      }
    }
    return held;
  }

  /** Unpacks states into cells, as a step that is not remembered has to. */
  @Benchmark
  public Object unpacking() {
    int from = begin();
    for (int number = from; number < from + Round.STATES; number++) {
      space.packing.unpack(space.store.chunk(number), space.store.offset(number), position);
    }
    return position;
  }
}
