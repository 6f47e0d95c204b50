package io.copytaster.bench.pipeline;

/** Measures one stage over articles that lie on {@code articles.raw} before it starts. */
final class StageRun {
    private static final double COLD_SHARE = .25;

    private StageRun() {}

    static Result of(Stage stage, VariedArticles articles, int count, Scale scale) {
        try (var bed = Bed.make(scale)) {
            bed.load(articles, count);
            Usage before = Usage.now();
            long began = System.nanoTime();
            try (var running = Running.start(stage, bed, count)) {
                Running.await(() -> running.settled().getAsLong() >= COLD_SHARE * count);
                long warm = System.nanoTime();
                long settled = running.settled().getAsLong();
                running.awaitDone();
                long ended = System.nanoTime();
                Usage used = Usage.now().since(before);
                return new Result(
                        stage,
                        count,
                        articles.textBytes(count) / 1e6,
                        (ended - began) / 1e9,
                        (count - settled) / ((ended - warm) / 1e9),
                        used.cpuNanos() / 1e6 / (count / 1e3),
                        used.allocated() / 1e3 / count,
                        Usage.peakMegabytes());
            }
        }
    }
}
