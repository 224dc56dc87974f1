/**
 * Runs and results as pages that are opened from disk: one file each, nothing loaded from
 * elsewhere.
 *
 * <p>Start with {@link org.sfmc.reports.html.TracePage}. The templates in {@code src/main/jte} are
 * made classes of this package; they know where in the HTML a value stands and escape it for there.
 */
package org.sfmc.reports.html;
