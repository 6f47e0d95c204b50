package io.copytaster.ingest.format;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.feed.Feed;
import io.copytaster.ingest.format.newsml.NewsMl1;
import io.copytaster.ingest.format.newsml.NewsMlG2;
import io.copytaster.ingest.format.nitf.Nitf;
import io.copytaster.ingest.format.xml.Names;
import io.copytaster.ingest.format.xml.Xml;
import java.io.IOException;
import java.io.InputStream;

/** A delivery that is XML as a whole; its root element says of which kind. */
final class XmlDocument implements Format {
    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        Xml xml = Xml.parse(Format.whole(content), delivery.contentType());
        if (!Feed.isFeed(xml.root()) && xml.breaksOff()) {
            // What is missing may be the rest of a story, or its embargo.
            throw new Unreadable(Reason.BROKEN_XML, "breaks off before its end; deliver it again, whole");
        }
        if (NewsMlG2.isRoot(xml.root())) {
            NewsMlG2.read(delivery, xml, desk);
        } else if (NewsMl1.isRoot(xml.root())) {
            NewsMl1.read(delivery, xml, desk);
        } else if (Names.of(xml.root()).equals("nitf")) {
            Nitf.read(delivery, xml, desk);
        } else {
            Feed.read(delivery, xml, desk);
        }
    }
}
