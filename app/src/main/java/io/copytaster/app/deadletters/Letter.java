package io.copytaster.app.deadletters;

import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;

/**
 * A dead letter as its topic holds it.
 *
 * @param id its place
 * @param content what failed, where and why
 * @param at when it was written
 * @param retries how often it had been sent back before
 * @param article what failed, if it is a delivery that can be read; else null
 * @param decision what was done about it; null: nothing
 */
record Letter(LetterId id, DeadLetter content, Instant at, int retries, RawArticle article, Decision decision) {
    /** Who sent it, as far as that is known: the source of the article, an input, or a topic. */
    String source() {
        if (article != null) {
            return article.getSource();
        }
        if (content.input() != null) {
            return content.input();
        }
        return content.origin() == null ? "" : content.origin().topic();
    }

    /** How many bytes failed. */
    int bytes() {
        return content.value() == null ? 0 : content.value().length;
    }
}
