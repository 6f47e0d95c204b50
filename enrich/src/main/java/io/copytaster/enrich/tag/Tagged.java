package io.copytaster.enrich.tag;

import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import java.util.List;

/**
 * What was found in an article.
 *
 * @param mentions actors and weapons, title first, then by begin
 * @param links which actor has to do with which weapon, title first, then by begin
 * @param lexicon version of the lexicon that they were found with
 */
public record Tagged(List<Mention> mentions, List<Link> links, String lexicon) {}
