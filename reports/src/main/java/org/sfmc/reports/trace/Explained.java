package org.sfmc.reports.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.why.Slice;
import org.sfmc.checker.why.Why;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.reports.trace.Document.Counterfactual;
import org.sfmc.reports.trace.Document.Latent;
import org.sfmc.reports.trace.Document.Sentence;
import org.sfmc.scenarios.compile.Points;

/** The parts of a document that say why. */
record Explained(
    Set<Integer> causes,
    Map<Integer, Set<Integer>> because,
    List<String> relevant,
    List<Sentence> why,
    Latent latent,
    Counterfactual counterfactual) {
  /** Of a run that breaks nothing. */
  static Explained nothing() {
    return new Explained(Set.of(), Map.of(), List.of(), List.of(), null, null);
  }

  static Explained of(ModelledSystem system, Points points, Trace trace, Finding finding, Why why) {
    Slice slice = why.slice();
    Sentences sentences = new Sentences(system, points, trace, finding, why);
    Counterfactual otherwise = sentences.counterfactual();
    Set<Integer> causes = new TreeSet<>(slice.causes());
    if (otherwise != null) {
      causes.add(otherwise.row());
    }
    return new Explained(
        causes,
        slice.because(),
        trace.init().keySet().stream().filter(slice.looked()::contains).toList(),
        sentences.causes(),
        sentences.latent(),
        otherwise);
  }
}
