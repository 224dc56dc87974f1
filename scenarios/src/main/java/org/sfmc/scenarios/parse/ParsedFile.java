package org.sfmc.scenarios.parse;

import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * What one file says, before its includes are merged in.
 *
 * @param name empty in an included file, which has no header
 * @param sections the first word of each section, in order
 * @param settings of all {@code machine} sections, as written
 */
public record ParsedFile(
    Optional<Name> name,
    String title,
    List<Name> sections,
    List<Scenario.Include> includes,
    List<Scenario.Setting> settings,
    List<Scenario.Page> pages,
    List<Scenario.Param> params,
    List<Scenario.Shared> shared,
    List<Scenario.ThreadDecl> threads,
    List<Scenario.EnvRule> env,
    List<Scenario.PropertyDecl> properties,
    List<Scenario.Watch> watches,
    List<Scenario.Expect> expects,
    List<Scenario.Limit> limits) {
  public ParsedFile {
    sections = List.copyOf(sections);
    includes = List.copyOf(includes);
    settings = List.copyOf(settings);
    pages = List.copyOf(pages);
    params = List.copyOf(params);
    shared = List.copyOf(shared);
    threads = List.copyOf(threads);
    env = List.copyOf(env);
    properties = List.copyOf(properties);
    watches = List.copyOf(watches);
    expects = List.copyOf(expects);
    limits = List.copyOf(limits);
  }
}
