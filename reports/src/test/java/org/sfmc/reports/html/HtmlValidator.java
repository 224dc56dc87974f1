package org.sfmc.reports.html;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu HTML checker, in this process. */
final class HtmlValidator implements ErrorHandler {
  /** It does not look into the hashes of a policy; a browser does, and its console is tested. */
  private static final String HASHES = "(missing “‘unsafe-inline’” or nonce/hash).";

  private static HtmlValidator instance;

  private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true);
  private final List<String> messages = new ArrayList<>();

  private HtmlValidator() throws Exception {
    validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, this);
  }

  /** What it says of a page: errors and warnings. Reading the schema takes longer than a page. */
  static synchronized List<String> messages(String html) {
    try {
      if (instance == null) {
        instance = new HtmlValidator();
      }
      instance.messages.clear();
      instance.validator.setUpValidatorAndParsers(instance, true, false);
      InputSource source = new InputSource(new StringReader(html));
      source.setEncoding("UTF-8");
      instance.validator.checkHtmlInputSource(source);
      return List.copyOf(instance.messages);
    } catch (Exception e) {
      throw new AssertionError("the checker itself has failed", e);
    }
  }

  @Override
  public void warning(SAXParseException found) {
    if (!found.getMessage().endsWith(HASHES)) {
      error(found);
    }
  }

  @Override
  public void error(SAXParseException found) {
    messages.add(found.getLineNumber() + ": " + found.getMessage());
  }

  @Override
  public void fatalError(SAXParseException found) {
    error(found);
  }
}
