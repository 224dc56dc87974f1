package org.sfmc.model.property;

/**
 * A promise that is always watched, or on request.
 *
 * @param name as {@code expect violation of} writes it; stable
 * @param claim what it says, in one sentence, stated positively
 * @param byDefault whether the reference implementation promises it
 */
public record Invariant(String name, String claim, boolean byDefault) {}
