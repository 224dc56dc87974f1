/**
 * Why a run breaks a promise: what it depends on, from where on it was lost, and how it would have
 * gone otherwise.
 *
 * <p>Start with {@link org.sfmc.checker.why.Slice}. Everything here is read off a run that was
 * followed, or found by following another; nothing is guessed.
 */
package org.sfmc.checker.why;
