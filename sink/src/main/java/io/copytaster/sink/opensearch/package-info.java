/** OpenSearch and Elasticsearch over HTTP: articles with what they mention and where else they stood, and copies. */
package io.copytaster.sink.opensearch;
