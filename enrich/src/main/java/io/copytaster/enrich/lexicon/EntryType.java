package io.copytaster.enrich.lexicon;

import io.copytaster.schemas.MentionKind;

/** What an entry is: the types of actors, then those of weapons, which follow the UN Register of Conventional Arms. */
public enum EntryType {
    STATE(MentionKind.ACTOR),
    GOVERNMENT(MentionKind.ACTOR),
    MILITARY(MentionKind.ACTOR),
    ARMED_GROUP(MentionKind.ACTOR),
    INTERNATIONAL_ORGANISATION(MentionKind.ACTOR),
    POLITICAL_PARTY(MentionKind.ACTOR),
    MEDIA(MentionKind.ACTOR),
    ORGANISATION(MentionKind.ACTOR),
    PERSON(MentionKind.ACTOR),
    POPULATION(MentionKind.ACTOR),
    TANK(MentionKind.WEAPON),
    ARMOURED_VEHICLE(MentionKind.WEAPON),
    ARTILLERY(MentionKind.WEAPON),
    COMBAT_AIRCRAFT(MentionKind.WEAPON),
    HELICOPTER(MentionKind.WEAPON),
    UAV(MentionKind.WEAPON),
    WARSHIP(MentionKind.WEAPON),
    MISSILE(MentionKind.WEAPON),
    ROCKET(MentionKind.WEAPON),
    BOMB(MentionKind.WEAPON),
    AIR_DEFENCE(MentionKind.WEAPON),
    SMALL_ARMS(MentionKind.WEAPON),
    LIGHT_WEAPON(MentionKind.WEAPON),
    MINE(MentionKind.WEAPON),
    EXPLOSIVE_DEVICE(MentionKind.WEAPON),
    CHEMICAL(MentionKind.WEAPON),
    BIOLOGICAL(MentionKind.WEAPON),
    NUCLEAR(MentionKind.WEAPON),
    AMMUNITION(MentionKind.WEAPON),
    OTHER(MentionKind.WEAPON);

    private final MentionKind kind;

    EntryType(MentionKind kind) {
        this.kind = kind;
    }

    /** Whether entries of this type are actors or weapons. */
    public MentionKind kind() {
        return kind;
    }

    /** Whether entries of this type are weapons. */
    public boolean isWeapon() {
        return kind == MentionKind.WEAPON;
    }
}
