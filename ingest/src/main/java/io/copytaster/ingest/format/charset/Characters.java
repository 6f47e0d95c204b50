package io.copytaster.ingest.format.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes bytes. A byte order mark outweighs what the sender declares, and that what the document declares; a charset
 * that does not fit the bytes counts as not declared, and where none is left the statistics of icu4j decide.
 */
public final class Characters {
    private static final int HEAD = 2048;
    private static final int SAMPLE = 1 << 16;
    /** What icu4j is less sure of than this is no better than the fallback. */
    private static final int SURE = 25;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_TYPE =
            Pattern.compile("charset\\s*[=:]\\s*[\"']?\\s*([\\w.:()+-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_XML = Pattern.compile(
            "<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']\\s*([\\w.:()+-]+)\\s*[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_HTML =
            Pattern.compile("<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([\\w.:()+-]+)", Pattern.CASE_INSENSITIVE);
    /** Names that stand for less than what is sent under them (WHATWG's Encoding standard does the same). */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("unicode", "utf-16"),
            Map.entry("utf8", "utf-8"),
            Map.entry("utf_8", "utf-8"),
            Map.entry("utf_16", "utf-16"),
            Map.entry("u16", "utf-16"),
            Map.entry("utf_32", "utf-32"),
            Map.entry("u32", "utf-32"));

    private Characters() {}

    /**
     * The text of some bytes, without its byte order mark.
     *
     * @param contentType as the sender declared it, or null
     */
    public static String decode(byte[] bytes, String contentType) {
        return withoutControls(decoded(bytes, contentType));
    }

    /** Nobody sends C1 controls: they are windows-1252 that was taken for Latin-1 on the way. */
    private static String withoutControls(String text) {
        if (text.chars().noneMatch(c -> c >= 0x80 && c < 0xa0)) {
            return text;
        }
        var mended = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c >= 0x80 && c < 0xa0;
            mended.append(control ? new String(new byte[] {(byte) c}, WINDOWS_1252) : String.valueOf(c));
        }
        return mended.toString();
    }

    private static String decoded(byte[] bytes, String contentType) {
        Mark mark = Mark.of(bytes);
        if (mark != null && mark.length() > 0) {
            byte[] rest = Arrays.copyOfRange(bytes, mark.length(), bytes.length);
            String text = strictly(rest, mark.charset());
            // A mark that lies is pasted from elsewhere.
            return text == null && mark.charset().equals(StandardCharsets.UTF_8)
                    ? guess(rest, contentType)
                    : text == null ? new String(rest, mark.charset()) : text;
        }
        if (mark != null) {
            return new String(bytes, mark.charset());
        }
        return guess(bytes, contentType);
    }

    private static String guess(byte[] bytes, String contentType) {
        for (Charset charset : candidates(bytes, contentType)) {
            String text = strictly(bytes, charset);
            if (text != null) {
                return text;
            }
        }
        return sniffed(bytes);
    }

    /** What is declared, from the strongest to the weakest, and UTF-8. */
    private static List<Charset> candidates(byte[] bytes, String contentType) {
        var charsets = new ArrayList<Charset>();
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Charset outside = contentType == null ? null : declared(IN_TYPE, contentType);
        if (outside != null) {
            charsets.add(outside);
        }
        Charset inside = declared(IN_XML, head);
        if (inside == null) {
            inside = declared(IN_HTML, head);
        }
        if (inside != null) {
            charsets.add(inside);
        }
        charsets.add(StandardCharsets.UTF_8);
        // A charset of single bytes fits any bytes. Bytes beyond ASCII that are UTF-8 are hardly anything else.
        if (isOfSingleBytes(charsets.get(0)) && strictly(bytes, StandardCharsets.UTF_8) != null) {
            return List.of(StandardCharsets.UTF_8);
        }
        // Declared inside, but read as bytes: it is not in units of two or four.
        charsets.removeIf(
                charset -> charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32"));
        return charsets;
    }

    private static boolean isOfSingleBytes(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static Charset declared(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? named(matcher.group(1)) : null;
    }

    private static Charset named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(MEANT.getOrDefault(key, key));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String sniffed(byte[] bytes) {
        int invalid = invalidShare(bytes);
        if (invalid < 2) {
            // A slip in a text that is UTF-8 otherwise.
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes);
        CharsetMatch match = detector.detect();
        Charset charset = match == null || match.getConfidence() < SURE ? null : named(match.getName());
        return new String(bytes, charset == null ? WINDOWS_1252 : charset);
    }

    /** How many of a hundred characters beyond ASCII are no UTF-8. */
    private static int invalidShare(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long beyond = text.chars().filter(c -> c >= 0x80).count();
        long bad = text.chars().filter(c -> c == '\ufffd').count();
        return beyond == 0 ? 0 : (int) (100 * bad / beyond);
    }
}
