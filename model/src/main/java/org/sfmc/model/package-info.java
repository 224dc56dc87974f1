/** The reference model: machine, kernel, sf_buf implementations and properties. */
package org.sfmc.model;
