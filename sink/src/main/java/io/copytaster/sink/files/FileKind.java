package io.copytaster.sink.files;

/** The files that are published, with the number each has in the journal. */
enum FileKind {
    ENRICHED(1, "enriched.jsonl"),
    DUPLICATES(2, "duplicates.jsonl"),
    DEAD_LETTERS(3, "dead-letters.jsonl");

    private final byte code;
    private final String fileName;

    FileKind(int code, String fileName) {
        this.code = (byte) code;
        this.fileName = fileName;
    }

    byte code() {
        return code;
    }

    String fileName() {
        return fileName;
    }

    static FileKind of(byte code) {
        for (FileKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no file has the number " + code);
    }
}
