/** What a replay costs the articles that come in meanwhile. */
package io.copytaster.bench.replay;
