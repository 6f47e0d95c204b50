/** What is inside a delivery, found from its content. One package a format. */
package io.copytaster.ingest.format;
