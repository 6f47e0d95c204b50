/** WARC: archives of what web servers answered (ISO 28500). */
package io.copytaster.ingest.format.warc;
