package io.copytaster.bench.pipeline;

import java.util.Locale;

/**
 * What one stage took.
 *
 * @param articles how many went through
 * @param megabytes of text in them, in millions of bytes of UTF-8
 * @param seconds from the start of the topology to the last result
 * @param settledRate articles a second after the first fourth, when the JVM has compiled most
 * @param cpuMillis processor time, in milliseconds for a thousand articles
 * @param allocatedKilobytes for each article
 * @param peakMegabytes most memory resident, heap and native, broker included
 */
record Result(
        Stage stage,
        int articles,
        double megabytes,
        double seconds,
        double settledRate,
        double cpuMillis,
        double allocatedKilobytes,
        long peakMegabytes) {
    private static final String SEPARATOR = ";";

    double rate() {
        return articles / seconds;
    }

    /** The result on one line, for {@link #parse}. */
    String line() {
        return String.join(
                SEPARATOR,
                stage.name(),
                String.valueOf(articles),
                String.valueOf(megabytes),
                String.valueOf(seconds),
                String.valueOf(settledRate),
                String.valueOf(cpuMillis),
                String.valueOf(allocatedKilobytes),
                String.valueOf(peakMegabytes));
    }

    static Result parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new Result(
                Stage.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[5]),
                Double.parseDouble(parts[6]),
                Long.parseLong(parts[7]));
    }

    static String tableHead() {
        return """
                | stage | articles/s | settled | MB/s | of the limit | CPU s per 1,000 | kB allocated per article | peak MB |
                |---|---|---|---|---|---|---|---|
                """;
    }

    /** The result as a row of the table; the limit is null in its own row. */
    String row(Result limit) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.1f | %s | %.2f | %.0f | %,d |%n",
                stage.title(),
                rate(),
                settledRate,
                megabytes / seconds,
                limit == null ? "1" : String.format(Locale.ROOT, "%.2f", settledRate / limit.settledRate),
                cpuMillis / 1000,
                allocatedKilobytes,
                peakMegabytes);
    }
}
