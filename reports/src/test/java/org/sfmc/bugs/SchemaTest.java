package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.trace.Document;

/** Every document is what {@code sfmc-trace-1.schema.json} says. */
class SchemaTest {
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (var in = Document.class.getResourceAsStream("sfmc-trace-1.schema.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<ValidationMessage> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @TestFactory
  Stream<DynamicTest> everyTraceOfTheCorpusIsValid() {
    return Accounts.all().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        assertEquals(Set.of(), errors(SavedTrace.text(e.getValue().document())))));
  }

  @Test
  void aTraceWithoutAScheduleOrWithAnUnknownWordIsNot() {
    String json = SavedTrace.text(Accounts.all().values().iterator().next().document());

    assertFalse(errors(json.replace("\"schedule\"", "\"shedule\"")).isEmpty());
    assertFalse(errors(json.replace("\"kind\": \"call\"", "\"kind\": \"cal\"")).isEmpty());
  }
}
