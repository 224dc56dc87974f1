package org.sfmc.reports.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.text.Account;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitXmlTest {
  @TestFactory
  Stream<DynamicTest> everyTraceIsTheTextOfAFailure() {
    return SavedTraces.each(
        document -> {
          String account = Account.print(document, Style.plain());
          Report report = SomeReports.failing(List.of(document));

          String xml = JunitXml.print(report, run -> account);

          validate(xml);
          assertEquals(account, failure(xml).getTextContent());
        });
  }

  @Test
  void allTracesTogetherAreOneFile() {
    Map<String, Document> all = SavedTraces.all();
    Report report = SomeReports.failing(all.values());

    String xml = JunitXml.print(report, run -> Account.print(all.get(run.run()), Style.plain()));

    validate(xml);
    assertEquals(String.valueOf(all.size()), parse(xml).getAttribute("failures"));
    assertEquals(all.size(), parse(xml).getElementsByTagName("testcase").getLength());
  }

  @Test
  void whatXmlCannotSayIsReplaced() {
    String text = "a<b>&\"'" + (char) 1 + (char) 0xD800 + "]]>\u2192\uD83D\uDE00";
    Report report = SomeReports.of(SomeReports.failed(text, text, null));

    String xml = JunitXml.print(report, run -> text);

    validate(xml);
    assertEquals("a<b>&\"'\uFFFD\uFFFD]]>\u2192\uD83D\uDE00", failure(xml).getTextContent());
  }

  @Test
  void theSchemaRefusesWhatNobodyReads() {
    String xml = JunitXml.print(SomeReports.of(SomeReports.incomplete("big")), run -> "");

    validate(xml);
    assertThrows(AssertionError.class, () -> validate(xml.replace("testcase", "test")));
    assertThrows(AssertionError.class, () -> validate(xml.replace("\"INCOMPLETE\"", "\"no\"")));
  }

  private static void validate(String xml) {
    try {
      Schema schema =
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(JunitXmlTest.class.getResource("/schemas/junit.xsd"));
      schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    } catch (SAXException e) {
      throw new AssertionError(e.getMessage(), e);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Element failure(String xml) {
    return (Element) parse(xml).getElementsByTagName("failure").item(0);
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
