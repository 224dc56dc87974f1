package org.sfmc.reports.ci;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Report.Run;

/**
 * Results in the XML that JUnit's runners write: a suite for each scenario, a case for each run.
 */
public final class JunitXml {
  private final Report report;
  private final Function<Run, String> account;
  private final XMLStreamWriter xml;

  private JunitXml(Report report, Function<Run, String> account, XMLStreamWriter xml) {
    this.report = report;
    this.account = account;
    this.xml = xml;
  }

  /**
   * The text of the file.
   *
   * @param account what is to be told of a run that is not as expected
   */
  public static String print(Report report, Function<Run, String> account) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      new JunitXml(report, account, xml).document();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes whatever is written to it", e);
    }
    return out.append('\n').toString();
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line("");
    xml.writeStartElement("testsuites");
    attribute("name", "sfmc check");
    counts(report.runs());
    for (List<Run> suite : suites().values()) {
      suite(suite);
    }
    line("");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  /** By the files of the scenarios, as two may have the same name. */
  private Map<String, List<Run>> suites() {
    return report.runs().stream()
        .collect(Collectors.groupingBy(Run::path, LinkedHashMap::new, Collectors.toList()));
  }

  private void suite(List<Run> runs) throws XMLStreamException {
    line("  ");
    xml.writeStartElement("testsuite");
    attribute("name", runs.get(0).scenario());
    counts(runs);
    for (Run run : runs) {
      line("    ");
      if (run.passes()) {
        xml.writeEmptyElement("testcase");
        identify(run);
      } else {
        xml.writeStartElement("testcase");
        identify(run);
        failure(run);
        xml.writeEndElement();
      }
    }
    line("  ");
    xml.writeEndElement();
  }

  private void counts(List<Run> runs) throws XMLStreamException {
    long failures = runs.stream().filter(run -> !run.passes()).count();
    attribute("tests", String.valueOf(runs.size()));
    attribute("failures", String.valueOf(failures));
    attribute("errors", "0");
    attribute("skipped", "0");
  }

  private void identify(Run run) throws XMLStreamException {
    attribute("name", run.run());
    attribute("classname", run.scenario());
    attribute("file", run.path());
    attribute("line", String.valueOf(run.line()));
  }

  private void failure(Run run) throws XMLStreamException {
    xml.writeStartElement("failure");
    attribute("type", run.status());
    attribute("message", run.fault());
    xml.writeCharacters(legal(account.apply(run)));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void line(String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
  }

  /** XML has no way to say most control characters, and no writer checks. */
  private static String legal(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
