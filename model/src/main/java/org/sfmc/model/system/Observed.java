package org.sfmc.model.system;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.sfmc.model.claim.View;

/**
 * A value that final states are told apart by.
 *
 * @param name as outcome tables print it: {@code reader:r}
 * @param value its value in a state
 * @param text how the value is printed
 */
public record Observed(String name, ToIntFunction<View> value, IntFunction<String> text) {}
