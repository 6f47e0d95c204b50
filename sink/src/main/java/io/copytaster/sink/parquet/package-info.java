/** Parquet files of articles and copies in a folder, by day and outlet. */
package io.copytaster.sink.parquet;
