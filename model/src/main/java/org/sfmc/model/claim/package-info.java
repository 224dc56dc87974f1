/**
 * What a claim about one state looks like, whoever makes it.
 *
 * <p>Start with {@link org.sfmc.model.claim.Claim}.
 */
package org.sfmc.model.claim;
