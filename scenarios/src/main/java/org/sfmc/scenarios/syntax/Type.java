package org.sfmc.scenarios.syntax;

/** The type of a local. */
public enum Type {
  INT("int"),
  PAGE("vm_page_t"),
  KVA("vm_offset_t"),
  SF_BUF("struct sf_buf *");

  private final String c;

  Type(String c) {
    this.c = c;
  }

  /** As C writes it. */
  public String c() {
    return c;
  }
}
