package org.sfmc.reports.trace;

import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

/**
 * What the model of a run is made of, in a hash: its cells with their ranges and first values, its
 * threads, what the environment may do and what is claimed.
 *
 * <p>It is the same on every machine and with every compiler. A change of the model that keeps all
 * of these shows when the trace is replayed, not here.
 */
final class ModelHash {
  private ModelHash() {}

  static String of(ModelledSystem system) {
    StringBuilder text = new StringBuilder();
    Layout layout = system.layout();
    for (int c = 0; c < layout.size(); c++) {
      Layout.Cell cell = layout.cell(c);
      text.append("cell %s %d %d\n".formatted(cell.name(), cell.low(), cell.high()));
    }
    for (ModelledSystem.Start start : system.initialStates()) {
      text.append("start %s %s\n".formatted(start.name(), start.cells()));
    }
    system.threads().forEach(t -> text.append("thread ").append(t.name()).append('\n'));
    for (ModelledSystem.Event event : system.environment()) {
      text.append("event %s %s\n".formatted(event.schedule(), event.operation()));
    }
    for (Claim claim : system.claims()) {
      text.append("claim %s %s\n".formatted(claim.name(), claim.when()));
    }
    return "sha256:" + Sha256.of(text.toString());
  }
}
