/**
 * Results for those who read them in a CI: annotations and a summary on GitHub, JUnit's XML.
 *
 * <p>Start with {@link org.sfmc.reports.ci.Annotations}.
 */
package org.sfmc.reports.ci;
