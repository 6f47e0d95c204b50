package io.copytaster.sink.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Finds in a text the words and phrases that were asked for, by the same analysis as the index. */
final class WordMatches {
    /** Beyond this nothing is marked: nobody reads on, and an article may be megabytes long. */
    private static final int MOST_CHARS = 200_000;

    private record Word(String term, Span span) {}

    private final Analyzer analyzer;

    WordMatches(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The terms of some words, in their order. */
    List<String> terms(String text) {
        return words(text).stream().map(Word::term).toList();
    }

    /** Where the phrases (of one term or more) stand, by begin. */
    List<Span> find(String text, List<List<String>> phrases) {
        if (text == null || phrases.isEmpty()) {
            return List.of();
        }
        List<Word> words = words(text);
        var found = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int longest = longest(words, i, phrases);
            if (longest > 0) {
                found.add(new Span(
                        words.get(i).span().begin(),
                        words.get(i + longest - 1).span().end()));
            }
        }
        return found;
    }

    private static int longest(List<Word> words, int at, List<List<String>> phrases) {
        int longest = 0;
        for (List<String> phrase : phrases) {
            if (phrase.size() > longest && startsAt(words, at, phrase)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    private static boolean startsAt(List<Word> words, int at, List<String> phrase) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!phrase.get(i).equals(words.get(at + i).term())) {
                return false;
            }
        }
        return true;
    }

    private List<Word> words(String text) {
        String read = Fields.cut(text, MOST_CHARS);
        var words = new ArrayList<Word>();
        try (TokenStream tokens = analyzer.tokenStream("text", read)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(new Word(term.toString(), new Span(offset.startOffset(), offset.endOffset())));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it reads a string
        }
        return words;
    }
}
