/**
 * Permutations of like threads, buffers, pages and CPUs, as far as a system's declarations let one
 * hope that they change nothing.
 *
 * <p>Nothing here is relied on unless the explorer has tried it.
 */
package org.sfmc.checker.symmetry;
