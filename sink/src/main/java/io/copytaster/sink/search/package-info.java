/** The search target: an embedded Lucene index, and the questions it answers. */
package io.copytaster.sink.search;
