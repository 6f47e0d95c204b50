/** PostgreSQL: articles, mentions, links and copies in tables. */
package io.copytaster.sink.postgres;
