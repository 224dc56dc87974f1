/**
 * What an engine is given to explore: cells, threads, environment and claims.
 *
 * <p>Start with {@link org.sfmc.model.system.ModelledSystem}.
 */
package org.sfmc.model.system;
