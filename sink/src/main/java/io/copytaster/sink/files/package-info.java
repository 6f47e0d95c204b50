/** The files target: each article as it stands, as JSON lines, published from a journal. */
package io.copytaster.sink.files;
