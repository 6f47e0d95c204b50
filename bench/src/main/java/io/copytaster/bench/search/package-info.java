/** How long searches take over HTTP while articles come in. */
package io.copytaster.bench.search;
