/** Reads deliveries again: into the live topics, or into a generation that stands beside them. */
package io.copytaster.app.replay;
