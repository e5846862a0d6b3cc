package org.plumbline.review.publication.feed;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0 in which no text can be anything else than text. */
final class XmlText implements AutoCloseable {

    private final XMLStreamWriter xml;

    XmlText(Writer writer) throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
        xml.writeStartDocument("UTF-8", "1.0");
    }

    void start(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    /** Of the element that was just started. */
    void namespace(String prefix, String uri) throws XMLStreamException {
        if (prefix.isEmpty()) {
            xml.writeDefaultNamespace(uri);
        } else {
            xml.writeNamespace(prefix, uri);
        }
    }

    /** Of the element that was just started. */
    void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
    }

    @Override
    public void close() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
    }

    /** XML 1.0 has no way to write some characters (section 2.2); they are left out. */
    private static String allowed(String text) {
        return text.codePoints()
                .filter(character -> character == '\t'
                        || character == '\n'
                        || (character >= ' ' && character <= 0xd7ff)
                        || (character >= 0xe000 && character <= 0xfffd)
                        || character >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
