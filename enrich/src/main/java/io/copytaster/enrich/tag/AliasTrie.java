package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Alias;
import io.copytaster.enrich.lexicon.Entry;
import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.Plurals;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All aliases, word by word, so that a text is matched against them in one pass. */
final class AliasTrie {
    /** An alias that ends here. {@code words}: as written; {@code inCapitals}: its first word must have a capital. */
    record Target(Entry entry, Alias alias, List<String> words, boolean inCapitals, WordSet near, WordSet farFrom) {
        Target(Entry entry, Alias alias, String[] words, WordSet near, WordSet farFrom) {
            this(entry, alias, List.of(words), startsUpper(alias, words[0]), near, farFrom);
        }

        private static boolean startsUpper(Alias alias, String word) {
            return alias.asWritten() && Character.isUpperCase(word.charAt(0));
        }

        boolean isOfPerson() {
            return entry.type() == EntryType.PERSON && !entry.isGeneric();
        }
    }

    static final int NONE = -1;
    private static final Target[] NO_TARGETS = {};

    private final int[] roots;
    private final long[] keys;
    private final int[] next;
    private final int mask;
    /** By node: a bit for each word that leads on, by the last bits of its number; most words lead nowhere. */
    private final long[] leadsOn;

    private final Target[][] targets;

    private AliasTrie(int words, Map<Long, Integer> edges, List<List<Target>> targets) {
        roots = new int[words];
        Arrays.fill(roots, NONE);
        int room = Integer.highestOneBit(Math.max(8, edges.size())) * 4;
        mask = room - 1;
        keys = new long[room];
        Arrays.fill(keys, NONE);
        next = new int[room];
        leadsOn = new long[targets.size()];
        edges.forEach((key, node) -> {
            leadsOn[(int) (key >>> 32)] |= 1L << (int) (long) key;
            if (key >>> 32 == 0) {
                roots[(int) (long) key] = node;
            } else {
                int slot = slotOf(key);
                while (keys[slot] != NONE) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = key;
                next[slot] = node;
            }
        });
        this.targets = targets.stream()
                .map(list -> list.isEmpty() ? NO_TARGETS : sorted(list))
                .toArray(Target[][]::new);
    }

    /** Where conditions hold for one of several, that one is meant; a metonym only if nothing else is. */
    private static Target[] sorted(List<Target> list) {
        Comparator<Target> byCondition = Comparator.comparingInt(
                target -> target.alias().ambiguous() ? 0 : target.alias().metonym() ? 2 : 1);
        return list.stream()
                .sorted(byCondition.thenComparing(target -> target.entry().id()))
                .toArray(Target[]::new);
    }

    /** Node after a first word, or {@link #NONE}. */
    int root(int word) {
        return roots[word];
    }

    /** Node after one more word, or {@link #NONE}. */
    int child(int node, int word) {
        if ((leadsOn[node] & 1L << word) == 0) {
            return NONE;
        }
        long key = (long) node << 32 | word;
        int slot = slotOf(key);
        while (keys[slot] != NONE) {
            if (keys[slot] == key) {
                return next[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    Target[] targets(int node) {
        return targets[node];
    }

    private int slotOf(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    /** All names that the lexicon has in English. */
    static AliasTrie of(Lexicon lexicon, Vocabulary.Builder vocabulary) {
        var builder = new Builder(vocabulary);
        byId(lexicon).forEach(entry -> entry.names().forEach(alias -> builder.add(entry, alias)));
        return builder.build();
    }

    /**
     * The names that the lexicon has in another language, and those in English that stand in any text as they are.
     */
    static AliasTrie of(Lexicon lexicon, OtherLanguage language, Vocabulary.Builder vocabulary) {
        var builder = new Builder(vocabulary);
        byId(lexicon).filter(entry -> !entry.isGeneric()).forEach(entry -> entry.names().stream()
                .filter(OtherLanguage::isInternational)
                .forEach(alias -> builder.put(alias, language.formsAsWritten(alias), entry)));
        Map<String, List<Alias>> names = lexicon.names().getOrDefault(language.code(), Map.of());
        // Whole words first: the forms of a stem then join theirs.
        for (boolean stems : new boolean[] {false, true}) {
            byId(lexicon).forEach(entry -> names.getOrDefault(entry.id(), List.of()).stream()
                    .filter(alias -> alias.text().contains("*") == stems)
                    .forEach(alias -> builder.put(alias, language.forms(alias), entry)));
        }
        return builder.build();
    }

    private static Stream<Entry> byId(Lexicon lexicon) {
        return lexicon.entries().values().stream()
                .filter(entry -> entry.use() != Entry.Use.OFF)
                .sorted(Comparator.comparing(Entry::id));
    }

    private static final class Builder {
        private final Vocabulary.Builder vocabulary;
        private final Map<Long, Integer> edges = new HashMap<>();
        private final List<List<Target>> targets = new ArrayList<>(List.of(new ArrayList<>()));

        Builder(Vocabulary.Builder vocabulary) {
            this.vocabulary = vocabulary;
        }

        AliasTrie build() {
            int words = vocabulary.add("\u0000") + 1;
            return new AliasTrie(words, edges, targets);
        }

        private void add(Entry entry, Alias alias) {
            Tokens tokens = Tokens.of(alias.text());
            String[] written = new String[tokens.count()];
            String[] folded = new String[tokens.count()];
            for (int i = 0; i < written.length; i++) {
                written[i] = tokens.word(i);
                folded[i] = tokens.folded(i);
            }
            var target = new Target(
                    entry,
                    alias,
                    written,
                    alias.ambiguous() ? numbers(entry.near()) : WordSet.EMPTY,
                    alias.ambiguous() ? numbers(entry.farFrom()) : WordSet.EMPTY);
            put(folded, target);
            if (Plurals.areMadeFor(entry)) {
                plurals(folded, target);
            }
        }

        private void plurals(String[] folded, Target target) {
            String last = folded[folded.length - 1];
            if (Character.isDigit(last.charAt(0))) {
                String[] withS = Arrays.copyOf(folded, folded.length + 1);
                withS[folded.length] = "s";
                put(withS, target);
                return;
            }
            String plural = Plurals.of(last);
            if (plural != null) {
                String[] words = folded.clone();
                words[words.length - 1] = plural;
                put(words, target);
            }
        }

        /** Adds an alias of which each word has several forms. */
        void put(Alias alias, List<List<String>> forms, Entry entry) {
            Tokens tokens = Tokens.of(alias.text());
            String[] written = new String[tokens.count()];
            for (int i = 0; i < written.length; i++) {
                written[i] = tokens.word(i);
            }
            put(forms, new Target(entry, alias, written, WordSet.EMPTY, WordSet.EMPTY));
        }

        /** The same as below with one form of each word, as nearly all have: a start of the program takes it 30,000 times. */
        private void put(String[] words, Target target) {
            if (!target.inCapitals()) {
                vocabulary.beginsName(words[0]);
            }
            boolean ofPerson = target.isOfPerson();
            int node = 0;
            for (String word : words) {
                long key = (long) node << 32 | number(word, ofPerson);
                Integer child = edges.get(key);
                if (child == null) {
                    child = newNode();
                    edges.put(key, child);
                }
                node = child;
            }
            end(node, target);
        }

        private int number(String word, boolean ofPerson) {
            return ofPerson ? vocabulary.addOfPerson(word) : vocabulary.add(word);
        }

        private void end(int node, Target target) {
            List<Target> here = targets.get(node);
            if (!here.contains(target)) {
                here.add(target);
            }
        }

        private void put(List<List<String>> words, Target target) {
            if (!target.inCapitals()) {
                words.get(0).forEach(vocabulary::beginsName);
            }
            boolean ofPerson = target.isOfPerson();
            Set<Integer> nodes = Set.of(0);
            for (List<String> forms : words) {
                Set<Integer> children = new TreeSet<>();
                int made = NONE;
                for (int node : nodes) {
                    for (String form : forms) {
                        long key = (long) node << 32 | number(form, ofPerson);
                        Integer child = edges.get(key);
                        if (child == null) {
                            made = made == NONE ? newNode() : made; // one for all forms
                            child = made;
                            edges.put(key, child);
                        }
                        children.add(child);
                    }
                }
                nodes = children;
            }
            for (int node : nodes) {
                end(node, target);
            }
        }

        private int newNode() {
            targets.add(new ArrayList<>());
            return targets.size() - 1;
        }

        private WordSet numbers(List<String> words) {
            Set<Integer> numbers = new HashSet<>();
            for (String word : words) {
                Tokens tokens = Tokens.of(word);
                for (int i = 0; i < tokens.count(); i++) {
                    numbers.add(vocabulary.add(tokens.folded(i)));
                }
            }
            return WordSet.of(numbers);
        }
    }
}
