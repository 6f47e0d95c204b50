/** NITF: the News Industry Text Format of IPTC, alone or inside other formats. */
package io.copytaster.ingest.format.nitf;
