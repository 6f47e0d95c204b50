/** The Kafka cluster and the schema registry that the parts work on, embedded or not. */
package io.copytaster.app.cluster;
