package io.copytaster.bench.peers;

import io.copytaster.bench.Corpus.Article;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import uk.gov.dstl.baleen.annotators.language.OpenNLP;

/**
 * OpenNLP's statistical name finder behind its sentence detector and tokenizer. No model for it is published with a licence, so it
 * is trained here on what this program's tagger finds: good enough to say how fast it is, which the features and
 * the number of kinds decide, but not how good. One model finds both kinds, where the known models take one pass for each.
 */
final class NameFinder {
    private static final int SAMPLES = 400;

    private final SentenceDetectorME sentences;
    private final TokenizerME tokens;
    private final NameFinderME names;

    private NameFinder(SentenceDetectorME sentences, TokenizerME tokens, TokenNameFinderModel model) {
        this.sentences = sentences;
        this.tokens = tokens;
        names = new NameFinderME(model);
    }

    /** Trains on some of the articles. */
    static NameFinder trainedOn(List<Article> articles) throws IOException {
        try (InputStream sentenceModel = OpenNLP.class.getResourceAsStream("en_sent.bin");
                InputStream tokenModel = OpenNLP.class.getResourceAsStream("en_token.bin")) {
            var sentences = new SentenceDetectorME(new SentenceModel(sentenceModel));
            var tokens = new TokenizerME(new TokenizerModel(tokenModel));
            return new NameFinder(sentences, tokens, train(samples(articles, sentences, tokens)));
        }
    }

    private static TokenNameFinderModel train(List<NameSample> samples) throws IOException {
        var settings = TrainingParameters.defaultParams();
        settings.put("PrintMessages", false);
        return NameFinderME.train(
                "en", null, ObjectStreamUtils.createObjectStream(samples), settings, new TokenNameFinderFactory());
    }

    private static List<NameSample> samples(List<Article> articles, SentenceDetectorME sentences, TokenizerME tokens) {
        var tagger = new Tagger(Lexicon.bundled());
        var samples = new ArrayList<NameSample>();
        for (int i = 0; i < articles.size(); i += Math.max(1, articles.size() / SAMPLES)) {
            String text = articles.get(i).text();
            List<Mention> mentions = tagger.read(null, text, "en").mentions().stream()
                    .filter(m -> m.getField() == ArticleField.TEXT)
                    .toList();
            boolean first = true;
            for (Span sentence : sentences.sentPosDetect(text)) {
                samples.add(sample(text, sentence, tokens, mentions, first));
                first = false;
            }
        }
        return samples;
    }

    private static NameSample sample(
            String text, Span sentence, TokenizerME tokenizer, List<Mention> mentions, boolean newArticle) {
        String words = sentence.getCoveredText(text).toString();
        Span[] tokens = tokenizer.tokenizePos(words);
        Span[] names = mentions.stream()
                .filter(m -> m.getBegin() >= sentence.getStart() && m.getEnd() <= sentence.getEnd())
                .flatMap(m -> covered(
                        tokens,
                        m.getBegin() - sentence.getStart(),
                        m.getEnd() - sentence.getStart(),
                        m.getKind().name()))
                .toArray(Span[]::new);
        return new NameSample(Span.spansToStrings(tokens, words), NameFinderME.dropOverlappingSpans(names), newArticle);
    }

    /** The tokens from begin to end, if there are any. */
    private static Stream<Span> covered(Span[] tokens, int begin, int end, String kind) {
        int first =
                (int) Arrays.stream(tokens).takeWhile(t -> t.getEnd() <= begin).count();
        int last =
                (int) Arrays.stream(tokens).takeWhile(t -> t.getStart() < end).count();
        return first < last ? Stream.of(new Span(first, last, kind)) : Stream.empty();
    }

    /** Tags a text; tells the words of each name found. */
    List<String> tag(String text) {
        names.clearAdaptiveData();
        var found = new ArrayList<String>();
        for (String sentence : sentences.sentDetect(text)) {
            String[] words = tokens.tokenize(sentence);
            found.addAll(List.of(Span.spansToStrings(names.find(words), words)));
        }
        return found;
    }
}
