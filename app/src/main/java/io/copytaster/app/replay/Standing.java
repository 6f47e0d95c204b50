package io.copytaster.app.replay;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What became of an article in a generation, without what says how and when it was made.
 *
 * @param place ENRICHED, or how it repeats another: EXACT, NEAR, EXCERPT
 * @param version of the article
 * @param family id of its family
 * @param earlier the article that it repeats or revises; null: none
 * @param mentions in the order of the text
 * @param links in the order of the text
 * @param rest stands for all else
 */
record Standing(
        String place,
        long version,
        String family,
        String earlier,
        List<String> mentions,
        List<String> links,
        long rest) {
    static Standing of(EnrichedArticle article) {
        var rest = EnrichedArticle.newBuilder(article)
                .setFamilyId("")
                .setRevisionOf(null)
                .setMentions(List.of())
                .setLinks(List.of())
                .setLexicon("")
                .setPipeline("")
                .build();
        return new Standing(
                "ENRICHED",
                article.getVersion(),
                article.getFamilyId(),
                article.getRevisionOf(),
                article.getMentions().stream().map(Standing::words).toList(),
                article.getLinks().stream().map(Standing::words).toList(),
                digest(() -> rest.toByteBuffer()));
    }

    static Standing of(DuplicateArticle copy) {
        var rest = DuplicateArticle.newBuilder(copy)
                .setFamilyId("")
                .setDuplicateOf("")
                .build();
        return new Standing(
                copy.getKind().name(),
                copy.getVersion(),
                copy.getFamilyId(),
                copy.getDuplicateOf(),
                List.of(),
                List.of(),
                digest(() -> rest.toByteBuffer()));
    }

    private static String words(Mention mention) {
        var words = new StringBuilder()
                .append(mention.getKind())
                .append(' ')
                .append(mention.getId())
                .append(" (")
                .append(mention.getName())
                .append(", ")
                .append(mention.getType())
                .append(") ")
                .append(mention.getField())
                .append(' ')
                .append(mention.getBegin())
                .append('-')
                .append(mention.getEnd());
        if (mention.getRole() != null) {
            words.append(' ').append(mention.getRole());
        }
        if (mention.getQuantity() != null) {
            Long max = mention.getQuantity().getMax();
            words.append(' ')
                    .append(mention.getQuantity().getMin())
                    .append("..")
                    .append(max == null ? "" : max);
        }
        return words.toString();
    }

    private static String words(Link link) {
        return link.getActor() + " " + link.getRelation() + " " + link.getWeapon() + " " + link.getField() + " "
                + link.getBegin() + "-" + link.getEnd();
    }

    private interface Encoded {
        ByteBuffer bytes() throws IOException;
    }

    private static long digest(Encoded record) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(record.bytes());
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
