/** Articles that others push. */
package io.copytaster.ingest.source.push;
