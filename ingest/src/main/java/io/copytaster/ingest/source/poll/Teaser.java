package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.schemas.RawArticle;
import java.net.URI;

/**
 * An item whose page is to be read.
 *
 * @param round the request that brought it
 * @param page its address
 * @param desk where it goes when its page was read
 */
record Teaser(Round round, RawArticle article, Piece piece, URI page, Desk desk) {}
