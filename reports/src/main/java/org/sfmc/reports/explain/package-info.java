/**
 * Pages about one thing that has a name: an error code, an invariant, a bug, an implementation, a
 * function of the kernel.
 *
 * <p>Each page is made from what the thing itself says; only what error codes mean is written down
 * here, in {@code errors.txt}.
 */
package org.sfmc.reports.explain;
