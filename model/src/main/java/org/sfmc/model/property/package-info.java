/**
 * Named claims about one state, each stated positively.
 *
 * <p>Start with {@link org.sfmc.model.property.Invariants}, the list of the built-in ones.
 */
package org.sfmc.model.property;
