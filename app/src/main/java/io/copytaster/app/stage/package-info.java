/** The stages of the pipeline as a running program holds them, whether alone or all together. */
package io.copytaster.app.stage;
