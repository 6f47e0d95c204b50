/** Benchmarks of the parts that every article goes through, without Kafka. */
package io.copytaster.bench;
