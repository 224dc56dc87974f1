/**
 * What the modelled machine remembers, as a vector of integer cells, and what each operation does
 * to it.
 *
 * <p>Start with {@link org.sfmc.model.machine.Layout} and {@link org.sfmc.model.machine.Operation}.
 * Nothing here reads a clock, a file, a random number or a thread.
 */
package org.sfmc.model.machine;
