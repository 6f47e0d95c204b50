package io.copytaster.bench.pipeline;

import io.copytaster.bench.Corpus;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As many articles as wanted from a corpus: first the corpus as it is, with its copies, then again and again with other
 * words in every third place, so that no article of one round is a copy of one of another. Names, numbers and layout stay.
 */
final class VariedArticles {
    private static final int EVERY = 3;
    private static final int SHORTEST_WORD = 4;
    private static final int MOST_WORDS = 20_000;

    private final List<Corpus.Article> articles;
    private final List<String> words;
    private final Instant began;

    /**
     * Articles made from a corpus.
     *
     * @param began when the first was published; each was a second after the one before
     */
    VariedArticles(List<Corpus.Article> articles, Instant began) {
        this.articles = articles;
        this.began = began;
        words = words(articles);
    }

    /** The article of a number, always the same, received at the time given. */
    RawArticle article(int number, Instant received) {
        Corpus.Article original = articles.get(number % articles.size());
        int round = number / articles.size();
        return RawArticle.newBuilder()
                .setId("a" + number)
                .setSource("bench")
                .setVersion(1)
                .setStatus(PublicationStatus.USABLE)
                .setTitle(original.title())
                .setText(round == 0 ? original.text() : varied(original.text(), round))
                .setPublishedAt(began.plusSeconds(number))
                .setReceivedAt(received)
                .setMediaType("application/x-ndjson")
                .setAttributes(Map.of())
                .build();
    }

    /** Bytes of the text of so many articles, in UTF-8. */
    long textBytes(int count) {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += articles.get(i % articles.size()).text().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    private String varied(String text, int round) {
        var varied = new StringBuilder(text.length() + 64);
        int place = 0;
        for (int begin = 0, end; begin < text.length(); begin = end) {
            boolean word = isLowerCase(text.charAt(begin));
            for (end = begin + 1; end < text.length() && isLowerCase(text.charAt(end)) == word; ) {
                end++;
            }
            boolean wholeWord = word && (begin == 0 || !Character.isLetterOrDigit(text.charAt(begin - 1)));
            if (wholeWord && ++place % EVERY == 0) {
                varied.append(words.get(Math.floorMod((place * 31 + round) * 0x9E3779B1, words.size())));
            } else {
                varied.append(text, begin, end);
            }
        }
        return varied.toString();
    }

    private static List<String> words(List<Corpus.Article> articles) {
        Set<String> words = new LinkedHashSet<>();
        for (Corpus.Article article : articles) {
            for (String word : article.text().split("[^a-z]+", -1)) {
                if (word.length() >= SHORTEST_WORD) {
                    words.add(word);
                }
            }
            if (words.size() > MOST_WORDS) {
                break;
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the corpus holds no word in lower-case letters a to z");
        }
        return new ArrayList<>(words);
    }

    private static boolean isLowerCase(char c) {
        return c >= 'a' && c <= 'z';
    }
}
