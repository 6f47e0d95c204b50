/** HTML as plain text with paragraphs. */
package io.copytaster.ingest.format.html;
