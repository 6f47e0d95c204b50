package io.copytaster.enrich.family;

import io.copytaster.enrich.EnrichCounts;
import io.copytaster.enrich.Outcome;
import io.copytaster.enrich.state.Answer;
import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Expired;
import io.copytaster.enrich.state.Findings;
import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Note;
import io.copytaster.enrich.state.PublishedAs;
import io.copytaster.enrich.state.Question;
import io.copytaster.enrich.state.QuietCommit;
import io.copytaster.enrich.state.Standing;
import io.copytaster.enrich.state.Standings;
import io.copytaster.schemas.RawArticle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Judges what each article is, and publishes it: an article stands in one of the two output topics at most, and moves
 * between them when it is judged anew. It runs where the article is held, so all output of one id comes from one task
 * and in order.
 *
 * <p>What an article is depends on where the earlier ones of its story stand, which their holders are asked and tell
 * again whenever it changes. As the earlier never depends on the later, what all say settles in the end, and on the same
 * whatever the order in which articles and notes come.
 */
public final class JudgeArticles implements ProcessorSupplier<String, Note, String, Outcome> {
    private final EnrichStores stores;
    private final EnrichCounts counts;

    /** Counts what it publishes. */
    public JudgeArticles(EnrichStores stores, EnrichCounts counts) {
        this.stores = stores;
        this.counts = counts;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores.ofJudgements();
    }

    @Override
    public Processor<String, Note, String, Outcome> get() {
        return new Step();
    }

    private final class Step implements Processor<String, Note, String, Outcome> {
        private ProcessorContext<String, Outcome> context;
        private QuietCommit commit;
        private KeyValueStore<String, RawArticle> articles;
        private Standings standings;
        private Followers followers;
        /** Editions whose time is over, by the id of the article, which is not published yet. */
        private final Map<String, Long> expired = new HashMap<>();

        @Override
        public void init(ProcessorContext<String, Outcome> context) {
            this.context = context;
            commit = new QuietCommit(context, stores.traffic());
            articles = context.getStateStore(EnrichStores.ARTICLES);
            standings = new Standings(context, stores);
            followers = new Followers(context);
        }

        @Override
        public void process(Record<String, Note> note) {
            commit.count();
            String id = note.key();
            Standing standing = standings.get(id);
            Object body = note.value().getBody();
            if (body instanceof Question question) {
                answer(note, standing, question);
            } else if (standing != null && standing.getUsable()) {
                if (body instanceof Findings findings && findings.getEdition() == standing.getEdition()) {
                    int awaited = standing.getAwaited() - (findings.getAnswer() ? 1 : 0);
                    judge(note, standing, Matches.found(standing.getMatches(), findings.getMatches()), awaited);
                } else if (body instanceof Answer answer) {
                    judge(note, standing, Matches.answered(standing.getMatches(), answer), standing.getAwaited());
                } else if (body instanceof Expired expired && expired.getEdition() == standing.getEdition()) {
                    expire(id, standing);
                }
            }
        }

        /**
         * A replay of years takes seconds, so what is told to expire may still wait for answers: it is held until it is
         * published. What is noted of that is lost in a restart, and then the text is held for good, which loses nothing.
         */
        private void expire(String id, Standing standing) {
            if (standing.getPending()) {
                expired.put(id, standing.getEdition());
            } else {
                forget(id);
            }
        }

        private void forget(String id) {
            articles.delete(id);
            followers.removeAll(id);
        }

        private void answer(Record<String, Note> note, Standing standing, Question question) {
            if (standing == null || !standing.getUsable()) {
                long edition = standing == null ? Long.MAX_VALUE : standing.getEdition();
                tell(note, question.getId(), Publication.withdrawn(note.key(), edition));
                return;
            }
            followers.add(note.key(), question.getId());
            if (!standing.getFollowed()) {
                standings.put(note.key(), followed(standing));
            }
            if (!standing.getPending()) {
                tell(note, question.getId(), Publication.answer(note.key(), standing));
            }
        }

        private static Standing followed(Standing standing) {
            return new Standing(
                    standing.getSource(),
                    standing.getVersion(),
                    true,
                    standing.getEdition(),
                    standing.getAwaited(),
                    standing.getMatches(),
                    standing.getPublishedAs(),
                    standing.getDuplicateOf(),
                    standing.getRevisionOf(),
                    standing.getFamilyId(),
                    standing.getLikeness(),
                    true,
                    standing.getPending());
        }

        private void judge(Record<String, Note> note, Standing standing, List<Match> matches, int awaited) {
            Judgement judgement = awaited > 0 ? Judgement.AWAITED : Judgement.of(matches);
            if (judgement.isMade()) {
                publish(note, standing, matches, judgement.link());
                return;
            }
            List<Match> known = matches;
            for (Match match : judgement.toAsk()) {
                tell(note, match.getId(), new Question(note.key()));
                known = Matches.asked(known, match);
            }
            standings.put(
                    note.key(),
                    new Standing(
                            standing.getSource(),
                            standing.getVersion(),
                            true,
                            standing.getEdition(),
                            awaited,
                            known,
                            standing.getPublishedAs(),
                            standing.getDuplicateOf(),
                            standing.getRevisionOf(),
                            standing.getFamilyId(),
                            standing.getLikeness(),
                            standing.getFollowed(),
                            standing.getPending()));
        }

        private void publish(Record<String, Note> note, Standing standing, List<Match> matches, Match link) {
            Publication publication = Publication.of(note.key(), link);
            Standing now = publication.publishedFrom(standing, matches);
            if (!standing.getPending() && publication.isThatOf(standing)) {
                standings.put(note.key(), now);
                return;
            }
            RawArticle article = articles.get(note.key());
            if (article == null) {
                return; // it has expired: what is published stays
            }
            standings.put(note.key(), now);
            PublishedAs before = standing.getPublishedAs();
            forward(
                    note,
                    publication.as() == PublishedAs.DUPLICATE
                            ? new Outcome.Duplicate(Duplicates.of(article, link))
                            : new Outcome.Original(article, publication.familyId(), publication.revisionOf()));
            if (before == PublishedAs.ENRICHED && publication.as() == PublishedAs.DUPLICATE) {
                forward(note, new Outcome.NotEnriched(standing.getVersion()));
            } else if (before == PublishedAs.DUPLICATE && publication.as() == PublishedAs.ENRICHED) {
                forward(note, new Outcome.NotDuplicate(standing.getVersion()));
            }
            counts.moved(before, publication.as());
            if (standing.getPending()) {
                counts.judged(Duration.ofMillis(
                        context.currentSystemTimeMs() - article.getReceivedAt().toEpochMilli()));
                counts.settled();
            }
            for (String follower : standing.getFollowed() ? followers.of(note.key()) : List.<String>of()) {
                tell(note, follower, Publication.answer(note.key(), now));
            }
            Long over = expired.remove(note.key());
            if (over != null && over == standing.getEdition()) {
                forget(note.key());
            }
        }

        private void tell(Record<String, Note> note, String id, Object body) {
            forward(note, new Outcome.Told(id, new Note(body)));
        }

        private void forward(Record<String, Note> note, Outcome outcome) {
            context.forward(note.withValue(outcome));
        }
    }
}
