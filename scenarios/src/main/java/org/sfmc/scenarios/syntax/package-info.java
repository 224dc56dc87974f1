/**
 * The syntax tree of a scenario file: what its author wrote, with the places where it was written.
 *
 * <p>Start with {@link org.sfmc.scenarios.syntax.Scenario}. Values only; nothing here knows how a
 * scenario is run.
 */
package org.sfmc.scenarios.syntax;
