/** What lies between sources and formats: a body of bytes with its names, and the desk that takes articles. */
package io.copytaster.ingest.delivery;
