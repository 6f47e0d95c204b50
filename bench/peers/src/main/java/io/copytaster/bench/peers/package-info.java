/** Other people's taggers and finders of copies, measured beside this program's in one run and on the same articles. */
package io.copytaster.bench.peers;
