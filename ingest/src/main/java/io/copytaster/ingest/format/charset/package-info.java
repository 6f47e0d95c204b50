/** Which characters bytes stand for, where nobody says it, or says it wrongly. */
package io.copytaster.ingest.format.charset;
