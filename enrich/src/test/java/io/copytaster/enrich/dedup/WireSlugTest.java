package io.copytaster.enrich.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireSlugTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE 1-Seven tanks seen",
                "UPDATE-2 Seven tanks seen",
                "WRAPUP 3-Seven tanks seen",
                "CORRECTED-Seven tanks seen",
                "Correction: Seven tanks seen",
                "REFILE-Seven tanks seen",
                "1ST LEAD Seven tanks seen",
                "2nd Ld-Writethru: Seven tanks seen",
                "Seven tanks seen (Corrected)",
                "Seven tanks seen (2nd Lead)"
            })
    void isWhatADeskPutsToAHeadline(String title) {
        assertNotEquals(WireSlug.NONE, WireSlug.of(title));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seven tanks seen",
                "UPDATE: Seven tanks seen",
                "Updated rules for tank crews",
                "First lead mine closes",
                "Corrections officers strike (again)",
                "Update on the talks",
                ""
            })
    void isNotWhatAHeadlineSays(String title) {
        assertEquals(WireSlug.NONE, WireSlug.of(title));
    }

    @Test
    void tellsOneTakeFromAnother() {
        assertNotEquals(WireSlug.of("UPDATE 1-Tanks"), WireSlug.of("UPDATE 2-Tanks"));
        assertEquals(WireSlug.of("UPDATE 1-Tanks"), WireSlug.of("Update 1: other tanks"));
        assertEquals(WireSlug.NONE, WireSlug.of(null));
    }
}
