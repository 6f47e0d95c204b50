package io.copytaster.ingest.source.push;

/** How much of what was pushed may be in memory and not safe yet, and how many requests. */
final class Room {
    private static final long MAX_BYTES = 2L * PushBody.MAX_BYTES;
    private static final int MAX_REQUESTS = 12;

    private long bytes;
    private int requests;

    /** The share of one request. For one thread at a time. */
    final class Share {
        private long held;
        private boolean entered;

        /** Makes room for more bytes that have come; false if there is none. */
        boolean grow(long more) {
            synchronized (Room.this) {
                if (bytes + more > MAX_BYTES) {
                    return false;
                }
                bytes += more;
                held += more;
                return true;
            }
        }

        /** Counts the request, whose body is there, as one that is being sent; false if there are too many. */
        boolean enter() {
            synchronized (Room.this) {
                if (requests == MAX_REQUESTS) {
                    return false;
                }
                requests++;
                entered = true;
                return true;
            }
        }

        /** Gives everything back. */
        void leave() {
            synchronized (Room.this) {
                bytes -= held;
                requests -= entered ? 1 : 0;
                held = 0;
                entered = false;
            }
        }
    }

    /** The share of another request, empty yet: one that comes slowly takes no more room than what has come of it. */
    Share share() {
        return new Share();
    }

    /** Whether a body of so many bytes would fit now. */
    synchronized boolean fits(long body) {
        return requests == 0 || bytes + body <= MAX_BYTES;
    }

    /** Whether requests are being sent. */
    synchronized boolean isBusy() {
        return requests > 0;
    }
}
