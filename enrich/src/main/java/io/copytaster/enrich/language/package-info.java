/** Which language a text is in, told cheaply. */
package io.copytaster.enrich.language;
