/** The embedded schema registry: Confluent's REST API over a compacted topic, for Avro schemas without references. */
package io.copytaster.app.registry;
