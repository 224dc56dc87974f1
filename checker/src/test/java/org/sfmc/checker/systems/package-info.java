/** Small systems with published state counts, none of which knows what an sf_buf is. */
package org.sfmc.checker.systems;
