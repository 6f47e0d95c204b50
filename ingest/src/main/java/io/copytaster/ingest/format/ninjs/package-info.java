/** ninjs: news in JSON, by IPTC. */
package io.copytaster.ingest.format.ninjs;
