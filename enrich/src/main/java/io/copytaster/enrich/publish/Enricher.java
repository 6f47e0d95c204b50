package io.copytaster.enrich.publish;

import io.copytaster.enrich.Outcome;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the enriched record of an article that is no copy.
 *
 * @param tagger finds the mentions
 * @param language finds the language
 * @param pipeline version of this program
 * @param serializer writes an article that cannot be tagged, for the dead letter
 */
public record Enricher(
        MentionFinder tagger, LanguageFinder language, String pipeline, Serializer<RawArticle> serializer) {
    /** Name of the step in the topology and in dead letters. */
    public static final String NAME = "tag";

    /** Finds mentions of actors and weapons, and the links between them. */
    @FunctionalInterface
    public interface MentionFinder {
        /** The mentions in a title, which may be null, and a text, and the links between them; the language may be null. */
        Tagged read(String title, String text, String language);
    }

    /** Finds the language of a text. */
    @FunctionalInterface
    public interface LanguageFinder {
        /** The ISO 639-1 code of a text's language; null if not certain. The language declared may be null. */
        String detect(String text, String declared);
    }

    /** The outcome with the article tagged; any outcome but an original stays as it is. */
    public Outcome enrich(Outcome outcome) {
        if (!(outcome instanceof Outcome.Original original)) {
            return outcome;
        }
        try {
            return new Outcome.Enriched(tagged(original));
        } catch (RuntimeException e) {
            RawArticle article = original.article();
            return new Outcome.Rejected(new DeadLetter(
                    article.getId().getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(Topics.RAW, article),
                    NAME,
                    "article " + article.getId() + " cannot be tagged: " + e,
                    null,
                    null));
        }
    }

    private EnrichedArticle tagged(Outcome.Original original) {
        RawArticle article = original.article();
        String spoken = language.detect(article.getText(), article.getLanguage());
        Tagged found = tagger.read(article.getTitle(), article.getText(), spoken);
        return EnrichedArticle.newBuilder()
                .setId(article.getId())
                .setSource(article.getSource())
                .setUrl(article.getUrl())
                .setVersion(article.getVersion())
                .setTitle(article.getTitle())
                .setText(article.getText())
                .setLanguage(spoken)
                .setByline(article.getByline())
                .setPublishedAt(article.getPublishedAt())
                .setVersionCreatedAt(article.getVersionCreatedAt())
                .setReceivedAt(article.getReceivedAt())
                .setAttributes(article.getAttributes())
                .setFamilyId(original.familyId())
                .setRevisionOf(original.revisionOf())
                .setMentions(found.mentions())
                .setLinks(found.links())
                .setLexicon(found.lexicon())
                .setPipeline(pipeline)
                .build();
    }
}
