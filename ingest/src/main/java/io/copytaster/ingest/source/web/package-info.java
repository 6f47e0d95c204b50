/** Feeds at http and https addresses. */
package io.copytaster.ingest.source.web;
