package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Entry;
import io.copytaster.enrich.lexicon.EntryType;
import java.util.ArrayList;
import java.util.List;

/** Takes a vehicle for a military one where it is said to be of armed people: ISIL vehicles, an army vehicle. */
final class Vehicles {
    /** Id of the entry that military vehicles have; without it in the lexicon there are none. */
    static final String ID = "military-vehicle";

    private Vehicles() {}

    static List<Found> add(Reading reading, List<Found> found, Entry vehicle) {
        if (vehicle == null) {
            return found;
        }
        List<Found> all = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Found owner = found.get(i);
            all.add(owner);
            int next = owner.last();
            boolean armed = owner.type() == EntryType.ARMED_GROUP || owner.type() == EntryType.MILITARY;
            boolean free = i + 1 == found.size() || found.get(i + 1).first() > next;
            boolean isVehicle = reading.isWord(next, "vehicle") || reading.isWord(next, "vehicles");
            if (armed && free && isVehicle && reading.follows(next)) {
                all.add(Found.of(next, next + 1, vehicle, false));
            }
        }
        return all;
    }
}
