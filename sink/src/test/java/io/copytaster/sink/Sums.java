package io.copytaster.sink;

import java.util.List;

/**
 * The same question to two databases.
 *
 * @param table of the Parquet files that is asked
 * @param duck the question as DuckDB takes it, {@code FILES} standing for the table
 * @param postgres the same over the tables of PostgreSQL
 */
record Sums(String table, String duck, String postgres) {
    static final List<Sums> ALL = List.of(
            new Sums(
                    "articles",
                    "SELECT count(*), sum(version), sum(length(text)), count(title), count(DISTINCT source),"
                            + " min(publishedAt)::date, max(publishedAt)::date, count(versionCreatedAt),"
                            + " count(revisionOf) FROM FILES",
                    "SELECT count(*), sum(version), sum(length(text)), count(title), count(DISTINCT source),"
                            + " min(published_at)::date, max(published_at)::date, count(version_created_at),"
                            + " count(revision_of) FROM article"),
            new Sums(
                    "articles",
                    "SELECT id, version, md5(text), md5(title) FROM FILES",
                    "SELECT id, version, md5(text), md5(title) FROM article"),
            new Sums(
                    "articles",
                    "SELECT m.kind, m.id, count(*), sum(m.begin), sum(m.end), sum(m.quantity.min), sum(m.quantity.max)"
                            + " FROM (SELECT unnest(mentions) AS m FROM FILES) GROUP BY 1, 2",
                    "SELECT kind, mentioned, count(*), sum(begins), sum(ends), sum(quantity_min), sum(quantity_max)"
                            + " FROM mention GROUP BY 1, 2"),
            new Sums(
                    "articles",
                    "SELECT day, m.id, count(DISTINCT id), count(*) FROM (SELECT day, id, unnest(mentions) AS m FROM FILES)"
                            + " WHERE m.kind = 'ACTOR' AND m.role IS DISTINCT FROM 'SOURCE' GROUP BY 1, 2",
                    "SELECT day, actor, articles, mentions FROM actor_per_day"),
            new Sums(
                    "articles",
                    "SELECT l.actor, l.weapon, count(DISTINCT id) FROM (SELECT id, unnest(links) AS l FROM FILES)"
                            + " GROUP BY 1, 2",
                    "SELECT actor, weapon, articles_that_link_them FROM weapon_by_actor WHERE articles_that_link_them > 0"),
            new Sums(
                    "duplicates",
                    "SELECT id, version, source, duplicateOf, kind, containment FROM FILES",
                    "SELECT id, version, source, duplicate_of, kind, containment FROM duplicate"));
}
