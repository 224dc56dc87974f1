/**
 * Traces on disk.
 *
 * <p>Start with {@link org.sfmc.reports.json.SavedTrace}.
 */
package org.sfmc.reports.json;
