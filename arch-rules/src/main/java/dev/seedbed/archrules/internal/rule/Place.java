package dev.seedbed.archrules.internal.rule;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import dev.seedbed.catalog.Origin;

/**
 * Where in the code something is.
 *
 * @param element kind and name as ArchUnit prints them: {@code Field <com.example.Invoice.userId>}
 * @param path of the source, relative to the working directory if it could be found there, else
 *     below its package's folders
 * @param line from 1; 0 for a declaration whose source could not be found
 */
public record Place(String element, String path, int line) {

  /** The declaration of a class. */
  public static Place of(JavaClass type) {
    SourceFile source = SourceFile.of(type);
    String kind = type.isInterface() ? "Interface" : "Class";
    return new Place(kind + " <" + type.getName() + ">", source.path(), source.lineOf(type));
  }

  /** The declaration of a field. */
  public static Place of(JavaField field) {
    SourceFile source = SourceFile.of(field.getOwner());
    return new Place(
        "Field <" + field.getFullName() + ">", source.path(), source.lineOf(field.getName()));
  }

  /** A method, by its first line, or where it is declared if it has no code. */
  public static Place of(JavaMethod method) {
    int line = method.getSourceCodeLocation().getLineNumber();
    SourceFile source = SourceFile.of(method.getOwner());
    return new Place(
        method.getDescription(),
        source.path(),
        line > 0 ? line : source.lineOfMethod(method.getName()));
  }

  /** A line of what stands in a class. */
  public static Place of(JavaClass type, String element, int line) {
    return new Place(element, SourceFile.of(type).path(), line);
  }

  /** A place that ArchUnit found, in the class or in one of its members. */
  public static Place of(SourceCodeLocation location, String element) {
    return of(location.getSourceClass(), element, location.getLineNumber());
  }

  /** The name alone: {@code com.example.Invoice.userId}. */
  public String name() {
    return element.substring(element.indexOf('<') + 1, element.lastIndexOf('>'));
  }

  /** File and line, as stack traces have them: {@code (Invoice.java:12)}. */
  public String location() {
    return "(" + path.substring(path.lastIndexOf('/') + 1) + ":" + line + ")";
  }

  /** The place for reports, which know no line 0. */
  public Origin origin() {
    return new Origin(path, Math.max(line, 1));
  }
}
