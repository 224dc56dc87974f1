/**
 * The account of a run in the formats of other tools.
 *
 * <p>Start with {@link org.sfmc.reports.export.Mermaid}, the shortest of them. Each is a function
 * of the document and of nothing else.
 */
package org.sfmc.reports.export;
