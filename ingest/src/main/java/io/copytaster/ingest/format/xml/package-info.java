/** XML as it really comes, parsed without ever loading or multiplying anything. */
package io.copytaster.ingest.format.xml;
