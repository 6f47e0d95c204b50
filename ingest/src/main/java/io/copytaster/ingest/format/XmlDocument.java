package io.copytaster.ingest.format;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.format.feed.Feed;
import io.copytaster.ingest.format.xml.Xml;
import java.io.IOException;
import java.io.InputStream;

/** A delivery that is XML as a whole; its root element says of which kind. */
final class XmlDocument implements Format {
    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        Xml xml = Xml.parse(Format.whole(content), delivery.contentType());
        Feed.read(delivery, xml, desk);
    }
}
