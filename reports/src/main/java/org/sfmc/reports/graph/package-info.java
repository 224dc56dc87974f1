/**
 * State graphs as other programs read them.
 *
 * <p>Start with {@link org.sfmc.reports.graph.DotGraph}.
 */
package org.sfmc.reports.graph;
