package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a search has found so far: for each claim and each place the first, which is a shortest run.
 */
final class Findings {
  /** Who took a step, and at which statement. */
  record Place(int thread, String point) {
    /** A step of the environment, or no step at all. */
    static final Place NOWHERE = new Place(-1, "");
  }

  private record Seen(String claim, Finding.Kind kind, Place place) {}

  private final Predicate<Finding> goal;
  private final List<Finding> all = new ArrayList<>();
  private final Set<Seen> seen = new HashSet<>();
  private boolean goalReached;

  Findings(Predicate<Finding> goal) {
    this.goal = goal;
  }

  /** Adds a finding unless there is one of that claim at that place. */
  void add(
      String claim,
      Finding.Kind kind,
      Place place,
      Supplier<String> explanation,
      Supplier<Space.Path> path) {
    if (seen.add(new Seen(claim, kind, place))) {
      Space.Path run = path.get();
      Finding finding =
          new Finding(
              claim,
              kind,
              explanation.get(),
              place.thread(),
              place.point(),
              run.initial(),
              run.moves());
      all.add(finding);
      goalReached |= goal.test(finding);
    }
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(all.size());
    for (Finding finding : all) {
      Saved.text(out, finding.claim());
      Saved.text(out, finding.kind().name());
      Saved.text(out, finding.explanation());
      out.writeInt(finding.thread());
      Saved.text(out, finding.point());
      out.writeInt(finding.initial());
      Saved.ints(
          out,
          finding.run().stream().mapToInt(m -> Move.pack(m.index(), m.alternative())).toArray());
    }
  }

  void restore(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Finding finding =
          new Finding(
              Saved.text(in),
              Finding.Kind.valueOf(Saved.text(in)),
              Saved.text(in),
              in.readInt(),
              Saved.text(in),
              in.readInt(),
              Arrays.stream(Saved.ints(in)).mapToObj(Move::unpack).toList());
      seen.add(
          new Seen(finding.claim(), finding.kind(), new Place(finding.thread(), finding.point())));
      all.add(finding);
      goalReached |= goal.test(finding);
    }
  }

  List<Finding> all() {
    return all;
  }

  /** Whether the finding that the search was for is among them. */
  boolean goalReached() {
    return goalReached;
  }
}
