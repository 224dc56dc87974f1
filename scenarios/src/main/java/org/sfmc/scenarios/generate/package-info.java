/**
 * Scenarios that nobody wrote: programs that keep the rules of sf_buf(9), or break one of them on
 * purpose.
 *
 * <p>Start with {@link org.sfmc.scenarios.generate.Scenarios}. jqwik makes the plans; what a plan
 * comes to depends on nothing but the plan.
 */
package org.sfmc.scenarios.generate;
