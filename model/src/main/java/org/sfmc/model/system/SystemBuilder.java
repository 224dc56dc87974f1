package org.sfmc.model.system;

import org.sfmc.model.machine.Engine;

/** Builds a system against the engine that will run it; each engine asks for its own. */
@FunctionalInterface
public interface SystemBuilder {
  /** The system; equal for every engine. */
  ModelledSystem build(Engine engine);
}
