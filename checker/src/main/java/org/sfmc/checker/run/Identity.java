package org.sfmc.checker.run;

import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.format.Printer;

/**
 * What a search is of, in words: the run, the scenario, the step size, and what the model is made
 * of. Two searches of which it is the same find the same states in the same order.
 */
final class Identity {
  private Identity() {}

  static String of(Compiled compiled, Grain grain) {
    ModelledSystem system = new Unfolding(compiled.builder()).system();
    StringBuilder text = new StringBuilder();
    text.append(Identity.class.getPackage().getImplementationVersion()).append('\n');
    text.append(compiled.run().id()).append(' ').append(grain).append('\n');
    text.append(Printer.print(compiled.scenario()));
    Layout layout = system.layout();
    for (int c = 0; c < layout.size(); c++) {
      text.append(layout.cell(c)).append('\n');
    }
    for (Claim claim : system.claims()) {
      text.append(claim.name()).append(' ').append(claim.when()).append('\n');
    }
    return text.toString();
  }
}
