package io.copytaster.ingest.format;

import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import java.util.List;
import java.util.regex.Pattern;

/** Formats that are delivered by mistake, known by their first bytes, so that it can be said what to do with them. */
final class Foreign {
    /** What there is to do. */
    private enum Way {
        DOCUMENT("save it as plain text or as a web page, and deliver that"),
        PICTURE("pictures are not read; deliver the words that belong to it as text"),
        RECORDING("recordings are not heard; deliver what is said in it as text"),
        ARCHIVE("unpack it, and give the folder"),
        PACKED("unpack it, or pack it with gzip"),
        DATA("write its articles as JSON lines with id and text"),
        TEXT("save it as UTF-8");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private record Kind(String name, Way way, Pattern begin) {
        Kind(String name, Way way, String begin) {
            this(name, way, Pattern.compile(begin, Pattern.DOTALL));
        }
    }

    /** Of two that fit the first counts. The bytes are written as the characters of Latin-1. */
    private static final List<Kind> KINDS = List.of(
            new Kind("a PDF document", Way.DOCUMENT, "\\s*%PDF-"),
            new Kind("a PostScript document", Way.DOCUMENT, "%!PS"),
            new Kind("an RTF document", Way.DOCUMENT, "\\s*\\{\\\\rtf"),
            new Kind("a document of Microsoft Office as it was before 2007", Way.DOCUMENT, "\u00d0\u00cf\u0011\u00e0"),
            new Kind("an OpenDocument file", Way.DOCUMENT, "PK\3\4.{26}mimetypeapplication/vnd\\.oasis"),
            new Kind("an EPUB book", Way.DOCUMENT, "PK\3\4.{26}mimetypeapplication/epub"),
            new Kind("a Word document (docx)", Way.DOCUMENT, "PK\3\4(.*PK\3\4)?.{26}word/"),
            new Kind("an Excel workbook (xlsx)", Way.DOCUMENT, "PK\3\4(.*PK\3\4)?.{26}xl/"),
            new Kind("a PowerPoint presentation (pptx)", Way.DOCUMENT, "PK\3\4(.*PK\3\4)?.{26}ppt/"),
            new Kind("a document of Microsoft Office", Way.DOCUMENT, "PK\3\4.{26}\\[Content_Types]"),
            new Kind("a zip archive", Way.ARCHIVE, "PK(\3\4|\5\6)"),
            new Kind("a tar archive", Way.ARCHIVE, ".{257}ustar"),
            new Kind("a 7-Zip archive", Way.ARCHIVE, "7z\u00bc\u00af"),
            new Kind("a RAR archive", Way.ARCHIVE, "Rar!\u001a\7"),
            new Kind("data packed with bzip2", Way.PACKED, "BZh[1-9](1AY&SY|\u0017rE)"),
            new Kind("data packed with xz", Way.PACKED, "\u00fd7zXZ\0"),
            new Kind("data packed with zstd", Way.PACKED, "\\(\u00b5/\u00fd"),
            new Kind("data packed with lz4", Way.PACKED, "\4\"M\u0018"),
            new Kind("data packed with compress", Way.PACKED, "\u001f\u009d"),
            new Kind("a PNG picture", Way.PICTURE, "\u0089PNG"),
            new Kind("a JPEG picture", Way.PICTURE, "\u00ff\u00d8\u00ff"),
            new Kind("a GIF picture", Way.PICTURE, "GIF8[79]a"),
            new Kind("a TIFF picture", Way.PICTURE, "II\\*\0|MM\0\\*"),
            new Kind("a WebP picture", Way.PICTURE, "RIFF.{4}WEBP"),
            new Kind("a BMP picture", Way.PICTURE, "BM.{4}\0\0\0\0"),
            new Kind("a HEIF picture", Way.PICTURE, ".{4}ftyp(hei|hev|mif|avif)"),
            new Kind("a film or a recording (MP4)", Way.RECORDING, "\0.{3}ftyp"),
            new Kind("a film (Matroska)", Way.RECORDING, "\u001aE\u00df\u00a3"),
            new Kind("a film or a recording (RIFF)", Way.RECORDING, "RIFF.{4}(WAVE|AVI )"),
            new Kind("a recording (MP3)", Way.RECORDING, "ID3[\2-\4]|\u00ff[\u00fb\u00f3\u00f2]"),
            new Kind("a recording (Ogg)", Way.RECORDING, "OggS\0"),
            new Kind("a recording (FLAC)", Way.RECORDING, "fLaC\0"),
            new Kind("a Parquet file", Way.DATA, "PAR1[\0-\u001f]"),
            new Kind("an Avro file", Way.DATA, "Obj\1"),
            new Kind("a SQLite database", Way.DATA, "SQLite format 3\0"),
            new Kind("text in UTF-16 without a byte order mark", Way.TEXT, "([^\0<]\0){8}|(\0[^\0<]){8}"));

    private Foreign() {}

    /**
     * Refuses what begins like one of them.
     *
     * @param start the first bytes, one character each
     */
    static void refuse(String start) throws Unreadable {
        for (Kind kind : KINDS) {
            if (kind.begin().matcher(start).lookingAt()) {
                throw new Unreadable(Reason.UNKNOWN_FORMAT, "is " + kind.name() + "; " + kind.way().words);
            }
        }
    }
}
