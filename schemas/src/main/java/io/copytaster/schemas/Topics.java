package io.copytaster.schemas;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The public topics with the settings they are created with. */
public final class Topics {
    /** Deliveries as they came in, keyed by article id: what replays read, so kept until told otherwise. */
    public static final String RAW = "articles.raw";
    /** Articles that are no copies, tagged, keyed by article id; a null value withdraws. */
    public static final String ENRICHED = "articles.enriched";
    /** Articles that repeat an earlier one, keyed by article id; a null value withdraws. */
    public static final String DUPLICATES = "articles.duplicates";
    /** What failed, as it came, with headers that say where and why: see {@link DeadLetter}. */
    public static final String DEAD_LETTERS = "articles.dead-letters";

    /** Every public topic, in the order of an article's way. */
    public static final List<String> ALL = List.of(RAW, ENRICHED, DUPLICATES, DEAD_LETTERS);

    /** The topics that sinks read. */
    public static final List<String> OUTPUTS = List.of(ENRICHED, DUPLICATES, DEAD_LETTERS);

    /** Largest record of the article topics in bytes: an article of more is a dead letter. */
    public static final int MAX_ARTICLE_BYTES = 16 << 20;

    /** Largest dead letter in bytes: must hold what was too large for the article topics. */
    public static final int MAX_DEAD_LETTER_BYTES = 64 << 20;

    /** Most bytes of one request to the broker that a producer of any of these topics must allow. */
    public static final int MAX_REQUEST_BYTES = MAX_DEAD_LETTER_BYTES + (1 << 20);

    private Topics() {}

    /**
     * The topics as they are to be created.
     *
     * @param partitions of each article topic; dead letters have one
     * @param replication copies of each partition; -1 leaves it to the broker
     */
    public static List<NewTopic> toCreate(int partitions, short replication) {
        return ALL.stream()
                .map(name -> new NewTopic(name, name.equals(DEAD_LETTERS) ? 1 : partitions, replication)
                        .configs(settings(name)))
                .toList();
    }

    /**
     * The output topics of a generation as they are to be created.
     *
     * @param partitions of each article topic; dead letters have one
     * @param replication copies of each partition; -1 leaves it to the broker
     */
    public static List<NewTopic> outputs(Generation generation, int partitions, short replication) {
        return OUTPUTS.stream()
                .map(name -> new NewTopic(
                                generation.topic(name), name.equals(DEAD_LETTERS) ? 1 : partitions, replication)
                        .configs(settings(name)))
                .toList();
    }

    /** Settings of a public topic, sorted by name. */
    public static Map<String, String> settings(String topic) {
        var settings = new TreeMap<String, String>();
        settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        switch (topic) {
            case RAW -> keep(settings, MAX_ARTICLE_BYTES);
            case DEAD_LETTERS -> keep(settings, MAX_DEAD_LETTER_BYTES);
            case ENRICHED, DUPLICATES -> {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * MAX_ARTICLE_BYTES));
            }
            default -> throw new IllegalArgumentException("no public topic: " + topic);
        }
        return settings;
    }

    private static void keep(Map<String, String> settings, int maxBytes) {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
    }
}
