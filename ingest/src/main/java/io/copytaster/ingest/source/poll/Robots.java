package io.copytaster.ingest.source.poll;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.web.AddressGuard;
import io.copytaster.ingest.source.web.Answer;
import io.copytaster.ingest.source.web.Fetch;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the robots.txt of sites allows (RFC 9309), remembered for a day. Threads may share it. */
final class Robots {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration REMEMBERED_FAILURE = Duration.ofMinutes(10);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final List<String> NAMES = List.of("copytaster");

    private record Rules(BaseRobotRules rules, Instant until) {}

    private final Map<String, Rules> sites = new ConcurrentHashMap<>();
    private final Fetch fetch;
    private final InstantSource clock;

    Robots(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * Checks that a page may be asked for.
     *
     * @return how long the site wants programs to wait between two pages; zero if it does not say
     * @throws IngestException if its site does not want that, or cannot be asked
     */
    Duration check(URI page, AddressGuard guard) {
        URI robots = page.resolve("/robots.txt");
        Rules known = sites.get(robots.toString());
        if (known == null || known.until().isBefore(clock.instant())) {
            known = ask(robots, guard);
            sites.put(robots.toString(), known);
        }
        if (!known.rules().isAllowed(page.toString())) {
            throw new IngestException(
                    page.toString(),
                    "its site's robots.txt does not let programs read it; ask its owner, or take it out");
        }
        long delay = known.rules().getCrawlDelay();
        return Duration.ofMillis(Math.max(0, Math.min(delay, LONGEST_DELAY.toMillis())));
    }

    private Rules ask(URI robots, AddressGuard guard) {
        Answer answer = fetch.get(robots, Map.of(), guard);
        Instant now = clock.instant();
        if (answer.status() == 200) {
            BaseRobotRules rules = new SimpleRobotRulesParser()
                    .parseContent(robots.toString(), answer.body(), answer.header("Content-Type"), NAMES);
            return new Rules(rules, now.plus(REMEMBERED));
        }
        // No rules allow everything; a server in trouble, nothing (RFC 9309, 2.3.1).
        boolean none = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
        return none
                ? new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now.plus(REMEMBERED))
                : new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), now.plus(REMEMBERED_FAILURE));
    }
}
