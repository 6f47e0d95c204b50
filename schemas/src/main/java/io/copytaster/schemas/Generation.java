package io.copytaster.schemas;

import java.util.regex.Pattern;

/**
 * A run of the topology with output topics of its own: the live one, or one that was made by a replay to stand beside it.
 *
 * @param name what the names of its topics and groups end in; empty for the live one
 */
public record Generation(String name) {
    /** The pipeline that runs all the time. */
    public static final Generation LIVE = new Generation("");

    /** What the live one is called where a name must be given. */
    public static final String LIVE_NAME = "live";

    // Kafka takes dots and underscores in names of metrics for one another, so neither may stand in a name.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Checks the name. */
    public Generation {
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || name.equals(LIVE_NAME))) {
            throw new IllegalArgumentException("generation " + name
                    + ": a name has up to 40 lower-case letters, digits and dashes, a letter or digit first, and is not "
                    + LIVE_NAME);
        }
    }

    /** The generation of a name; the live one for its own. */
    public static Generation named(String name) {
        return name.equals(LIVE_NAME) ? LIVE : new Generation(name);
    }

    /** Whether it is the live one. */
    public boolean isLive() {
        return name.isEmpty();
    }

    /** What it is called where a name must be given. */
    public String label() {
        return isLive() ? LIVE_NAME : name;
    }

    /** Its own topic where the live one has this topic. */
    public String topic(String live) {
        return isLive() ? live : live + "." + name;
    }

    /** The topic that the live one has where this one has a topic. */
    public String live(String topic) {
        return isLive() ? topic : topic.substring(0, topic.length() - name.length() - 1);
    }

    /** Its own consumer group or application where the live one has this. */
    public String group(String live) {
        return isLive() ? live : live + "-" + name;
    }
}
