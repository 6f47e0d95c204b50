-- Articles as they stand, what they mention, and the copies of them. A migration that was released is never changed.

CREATE TABLE target (identity text NOT NULL);
COMMENT ON TABLE target IS 'One row: what tells this target from every other.';
INSERT INTO target VALUES (gen_random_uuid()::text);

CREATE TABLE article (
    id text PRIMARY KEY,
    version bigint NOT NULL,
    source text NOT NULL,
    url text,
    title text,
    text text NOT NULL,
    language text,
    byline text,
    published_at timestamptz,
    version_created_at timestamptz,
    received_at timestamptz NOT NULL,
    attributes jsonb NOT NULL,
    family_id text NOT NULL,
    revision_of text,
    lexicon text NOT NULL,
    pipeline text NOT NULL
);
CREATE INDEX article_by_publication ON article (published_at);
CREATE INDEX article_by_family ON article (family_id);
COMMENT ON COLUMN article.family_id IS 'Id of the earliest article of the family that this one belongs to.';
COMMENT ON COLUMN article.revision_of IS 'Id of the article whose story this one carries on with changes.';

CREATE TABLE mention (
    article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
    ordinal integer NOT NULL,
    kind text NOT NULL,
    mentioned text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    field text NOT NULL,
    begins integer NOT NULL,
    ends integer NOT NULL,
    text text NOT NULL,
    quantity_min bigint,
    quantity_max bigint,
    role text,
    PRIMARY KEY (article_id, ordinal)
);
CREATE INDEX mention_by_mentioned ON mention (mentioned);
COMMENT ON TABLE mention IS 'Places in articles that name an actor or a weapon, numbered from 0 in the order of the text.';
COMMENT ON COLUMN mention.mentioned IS 'Id of the actor or weapon, the same under all its names.';
COMMENT ON COLUMN mention.begins IS 'Offset in the field, in UTF-16 code units, from 0.';
COMMENT ON COLUMN mention.ends IS 'Offset after its last UTF-16 code unit.';

CREATE TABLE link (
    article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
    ordinal integer NOT NULL,
    actor text NOT NULL,
    relation text NOT NULL,
    weapon text NOT NULL,
    field text NOT NULL,
    begins integer NOT NULL,
    ends integer NOT NULL,
    PRIMARY KEY (article_id, ordinal)
);
COMMENT ON TABLE link IS 'Statements that an actor has to do with a weapon.';

CREATE TABLE duplicate (
    id text PRIMARY KEY,
    version bigint NOT NULL,
    source text NOT NULL,
    url text,
    title text,
    published_at timestamptz,
    received_at timestamptz NOT NULL,
    family_id text NOT NULL,
    duplicate_of text NOT NULL,
    kind text NOT NULL,
    containment double precision NOT NULL,
    containment_of double precision NOT NULL
);
CREATE INDEX duplicate_by_original ON duplicate (duplicate_of);
COMMENT ON COLUMN duplicate.duplicate_of IS 'Id of the article that it repeats; not always held here, or not yet.';

CREATE VIEW outlet AS
    SELECT id AS article_id, id, source, url, published_at, received_at, 'ORIGINAL' AS kind FROM article
    UNION ALL
    SELECT duplicate_of, id, source, url, published_at, received_at, kind FROM duplicate;
COMMENT ON VIEW outlet IS 'Where each article stood and when: itself and its copies.';

-- Dates in news are dirty: what says it comes from the future counts for the day on which it was received.
CREATE VIEW actor_per_day AS
    SELECT (least(coalesce(a.published_at, a.received_at), a.received_at) AT TIME ZONE 'UTC')::date AS day,
           m.mentioned AS actor,
           min(m.name) AS name,
           min(m.type) AS type,
           count(DISTINCT a.id) AS articles,
           count(*) AS mentions
    FROM mention m JOIN article a ON a.id = m.article_id
    WHERE m.kind = 'ACTOR' AND m.role IS DISTINCT FROM 'SOURCE'
    GROUP BY 1, 2;
COMMENT ON VIEW actor_per_day IS 'How often each actor is mentioned a day (UTC), other than as who reports.';

CREATE VIEW weapon_by_actor AS
    WITH together AS (
        SELECT DISTINCT actor.article_id, actor.mentioned AS actor, weapon.mentioned AS weapon
        FROM mention actor JOIN mention weapon ON weapon.article_id = actor.article_id
        WHERE actor.kind = 'ACTOR' AND actor.role IS DISTINCT FROM 'SOURCE' AND weapon.kind = 'WEAPON'
    ), linked AS (
        SELECT DISTINCT article_id, actor, weapon FROM link
    )
    SELECT actor,
           weapon,
           count(t.article_id) AS articles_with_both,
           count(l.article_id) AS articles_that_link_them
    FROM together t FULL JOIN linked l USING (article_id, actor, weapon)
    GROUP BY actor, weapon;
COMMENT ON VIEW weapon_by_actor IS 'In how many articles an actor and a weapon are mentioned, and in how many a sentence links them.';
