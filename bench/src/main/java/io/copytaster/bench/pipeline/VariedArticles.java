package io.copytaster.bench.pipeline;

import io.copytaster.bench.Corpus;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * As many articles as wanted from a corpus: first the corpus as it is, with its copies, then again and again with all
 * longer words and figures exchanged for others, each time otherwise. So the copies within a round are copies still, and
 * hardly an article of one round is like one of another. Names and layout stay.
 */
public final class VariedArticles {
    private static final String ID = "a";
    private static final int SHORTEST_WORD = 4;
    private static final int MOST_WORDS = 20_000;
    private static final int SPREAD = 0x9E3779B1;
    private static final long SPREAD_64 = 0x9E3779B97F4A7C15L;

    private final List<Corpus.Article> articles;
    private final List<String> words;
    private final Instant began;

    /**
     * Articles made from a corpus.
     *
     * @param began when the first was published; each was a second after the one before
     */
    public VariedArticles(List<Corpus.Article> articles, Instant began) {
        this.articles = articles;
        this.began = began;
        words = words(articles);
    }

    /** The article of a number, always the same, received at the time given. */
    public RawArticle article(int number, Instant received) {
        Corpus.Article original = articles.get(number % articles.size());
        int round = number / articles.size();
        return RawArticle.newBuilder()
                .setId(ID + number)
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

    /** Number of the article of an id. */
    static int number(String id) {
        return Integer.parseInt(id.substring(ID.length()));
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
        boolean capitals = isMostlyCapitals(text);
        for (int begin = 0, end; begin < text.length(); begin = end) {
            end = endOfWord(text, begin);
            String word = text.substring(begin, end);
            if (Character.isDigit(word.charAt(0))) {
                varied.append(figure(word, round));
            } else if (isExchanged(word, capitals)) {
                String other = words.get(Math.floorMod((word.hashCode() + round) * SPREAD, words.size()));
                varied.append(capitals ? other.toUpperCase(Locale.ROOT) : other);
            } else {
                varied.append(word);
            }
        }
        return varied.toString();
    }

    /** End of the letters, of the digits, or of the one other character that begins at a place. */
    private static int endOfWord(String text, int begin) {
        int end = begin;
        if (Character.isDigit(text.charAt(begin))) {
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
        } else {
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
        }
        return Math.max(end, begin + 1);
    }

    private static boolean isExchanged(String word, boolean capitals) {
        return word.length() >= SHORTEST_WORD
                && (capitals || Character.isLowerCase(word.charAt(0)))
                && Character.isLetter(word.charAt(0));
    }

    private static boolean isMostlyCapitals(String text) {
        long capitals = text.chars().filter(Character::isUpperCase).count();
        return capitals > text.chars().filter(Character::isLowerCase).count();
    }

    /** A number of as many digits. */
    private static String figure(String digits, int round) {
        long random = (digits.hashCode() * 31L + round) * SPREAD_64;
        var figure = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            random = (random ^ (random >>> 29)) * SPREAD_64;
            figure.append((char) ('1' + Math.floorMod(random >>> 32, 9)));
        }
        return figure.toString();
    }

    private static List<String> words(List<Corpus.Article> articles) {
        Set<String> words = new LinkedHashSet<>();
        for (Corpus.Article article : articles) {
            for (String word : article.text().split("[^A-Za-z]+", -1)) {
                if (word.length() >= SHORTEST_WORD && word.chars().allMatch(Character::isLowerCase)) {
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
}
