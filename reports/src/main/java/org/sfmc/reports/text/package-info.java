/**
 * Results as plain text: the summary table, what a failure says, and the trace in lanes.
 *
 * <p>Start with {@link org.sfmc.reports.text.Summary} and {@link org.sfmc.reports.text.Lanes}.
 * Nothing here prints a time, an address or an absolute path.
 */
package org.sfmc.reports.text;
