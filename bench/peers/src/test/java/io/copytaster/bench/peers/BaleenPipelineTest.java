package io.copytaster.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.uima.UIMAException;
import org.junit.jupiter.api.Test;

class BaleenPipelineTest {
    @Test
    void findsActorsAndWeaponsInOneTextAfterTheOther() throws UIMAException {
        var baleen = new BaleenPipeline();

        List<String> first = baleen.tag("Syrian rebels fired assault rifles at a warship off Tartus.");
        List<String> second = baleen.tag("The weather was fine.");

        assertTrue(first.stream().anyMatch(e -> e.contains("rifles")), first.toString());
        assertTrue(first.stream().anyMatch(e -> e.contains("warship")), first.toString());
        assertTrue(first.stream().anyMatch(e -> e.contains("rebels")), first.toString());
        assertEquals(List.of(), second);
    }
}
