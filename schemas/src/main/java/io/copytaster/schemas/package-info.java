/** The contract: records of the public topics (generated from {@code src/main/avro}), topics, serdes, and JSON. */
package io.copytaster.schemas;
