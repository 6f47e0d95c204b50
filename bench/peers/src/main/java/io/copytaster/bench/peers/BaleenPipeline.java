package io.copytaster.bench.peers;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.apache.uima.fit.factory.ExternalResourceFactory.createNamedResourceDescription;

import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;
import uk.gov.dstl.baleen.annotators.gazetteer.Country;
import uk.gov.dstl.baleen.annotators.grammatical.NPElement;
import uk.gov.dstl.baleen.annotators.grammatical.NPOrganisation;
import uk.gov.dstl.baleen.annotators.grammatical.NPTitleEntity;
import uk.gov.dstl.baleen.annotators.language.OpenNLP;
import uk.gov.dstl.baleen.annotators.misc.GenericMilitaryPlatform;
import uk.gov.dstl.baleen.annotators.misc.GenericVehicle;
import uk.gov.dstl.baleen.annotators.misc.GenericWeapon;
import uk.gov.dstl.baleen.annotators.misc.People;
import uk.gov.dstl.baleen.annotators.regex.BritishArmyUnits;
import uk.gov.dstl.baleen.annotators.regex.Nationality;
import uk.gov.dstl.baleen.annotators.regex.TaskForce;
import uk.gov.dstl.baleen.resources.SharedCountryResource;
import uk.gov.dstl.baleen.resources.SharedOpenNLPModel;
import uk.gov.dstl.baleen.types.semantic.Entity;

/**
 * Baleen with those of its annotators that find actors and weapons, and what they need: sentences, words, parts of speech and
 * phrases by OpenNLP with the models in its jar. Left out of its usual pipeline are coreference, relations, the cleaners
 * and everything that finds dates, quantities or addresses, all of which would make it slower.
 */
final class BaleenPipeline {
    private final List<AnalysisEngine> annotators;
    private final JCas document;

    BaleenPipeline() throws UIMAException {
        var country = createNamedResourceDescription("country", SharedCountryResource.class);
        annotators = List.of(
                language(),
                createEngine(Country.class, Country.KEY_COUNTRY, country),
                createEngine(Nationality.class, "country", country),
                createEngine(TaskForce.class),
                createEngine(BritishArmyUnits.class),
                createEngine(NPElement.class),
                createEngine(NPOrganisation.class),
                createEngine(NPTitleEntity.class),
                createEngine(GenericWeapon.class),
                createEngine(GenericMilitaryPlatform.class),
                createEngine(GenericVehicle.class),
                createEngine(People.class));
        document = JCasFactory.createJCas();
    }

    private static AnalysisEngine language() throws UIMAException {
        return createEngine(
                OpenNLP.class,
                OpenNLP.KEY_TOKEN,
                createNamedResourceDescription("tokens", SharedOpenNLPModel.class),
                OpenNLP.KEY_SENTENCES,
                createNamedResourceDescription("sentences", SharedOpenNLPModel.class),
                OpenNLP.KEY_POS,
                createNamedResourceDescription("posTags", SharedOpenNLPModel.class),
                OpenNLP.KEY_CHUNKS,
                createNamedResourceDescription("phraseChunks", SharedOpenNLPModel.class));
    }

    /** Tags a text; tells the words of each entity found. */
    List<String> tag(String text) throws UIMAException {
        document.reset();
        document.setDocumentLanguage("en");
        document.setDocumentText(text);
        for (AnalysisEngine annotator : annotators) {
            annotator.process(document);
        }
        return JCasUtil.select(document, Entity.class).stream()
                .map(Entity::getCoveredText)
                .toList();
    }
}
