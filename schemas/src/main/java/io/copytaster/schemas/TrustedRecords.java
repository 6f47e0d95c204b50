package io.copytaster.schemas;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro, which since 1.12.2 makes objects only of classes that it was told to trust, that this project's generated
 * classes are. A program must call this before it builds or reads a record; {@link ArticleSerdes} does, too.
 */
public final class TrustedRecords {
    private static final Set<String> PACKAGES = Set.of("io.copytaster.schemas", "io.copytaster.enrich.state");

    private TrustedRecords() {}

    /** Adds this project's packages to those that Avro trusts; again does nothing. */
    public static synchronized void trust() {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        if (!before.isTrusted(RawArticle.class)) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(before, c -> PACKAGES.contains(c.getPackageName())));
        }
    }
}
