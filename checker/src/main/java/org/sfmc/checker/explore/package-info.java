/**
 * The exhaustive search: states, the store that remembers them, and the order in which they are
 * visited.
 *
 * <p>Start with {@link org.sfmc.checker.explore.Search}. Nothing here knows what an sf_buf is.
 */
package org.sfmc.checker.explore;
