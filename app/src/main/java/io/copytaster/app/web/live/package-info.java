/** What goes on in the pipeline, as it happens: read from the topics, only while somebody watches. */
package io.copytaster.app.web.live;
