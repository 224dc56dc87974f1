package org.sfmc.reports.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style and the script of a page, and the policy that lets a browser use these and nothing
 * else.
 *
 * @param style CSS
 * @param script JavaScript
 */
public record Assets(String style, String script) {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Assets.class.getClassLoader(), Assets.class.getPackageName());

  /** Those of a page, which share some of the style. */
  static Assets of(String page) {
    return new Assets(resource("page.css") + resource(page + ".css"), resource(page + ".js"));
  }

  /** Fills in a template. */
  static String render(String template, Object view) {
    StringOutput output = new StringOutput();
    TEMPLATES.render(template, view, output);
    return output.toString();
  }

  /**
   * The content security policy: nothing is loaded, nothing is sent, and what is inline runs only
   * if it is what was meant to be there.
   */
  public String policy() {
    return "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
        .formatted(hash(style), hash(script));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
