/** How fast the whole pipeline is, beside a topology that only copies. */
package io.copytaster.bench.pipeline;
