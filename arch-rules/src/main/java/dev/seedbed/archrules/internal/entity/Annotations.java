package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Annotations by name, so that no library of theirs is needed. */
public final class Annotations {
  private static final List<String> PERSISTENCE =
      List.of("jakarta.persistence.", "javax.persistence.");
  private static final String RELATIONAL = "org.springframework.data.relational.core.mapping.";
  private static final String SPRING_DATA = "org.springframework.data.annotation.";
  private static final String MICRONAUT = "io.micronaut.data.annotation.";

  static final Set<String> ENTITY = with(List.of(MICRONAUT + "MappedEntity"), "Entity");
  static final Set<String> TABLE = with(List.of(RELATIONAL + "Table"), "Table");
  static final Set<String> COLUMN =
      with(List.of(RELATIONAL + "Column", MICRONAUT + "MappedProperty"), "Column");
  static final Set<String> JOIN_COLUMN = with(List.of(), "JoinColumn");
  static final Set<String> TO_ONE = with(List.of(MICRONAUT + "Relation"), "ManyToOne", "OneToOne");
  static final Set<String> EMBEDDED =
      with(
          List.of(RELATIONAL + "Embedded", MICRONAUT + "Embeddable", MICRONAUT + "EmbeddedId"),
          "Embedded",
          "EmbeddedId",
          "Embeddable");
  static final Set<String> GENERATED =
      with(
          List.of("org.hibernate.annotations.Generated", MICRONAUT + "GeneratedValue"),
          "GeneratedValue");

  /** What keeps a field from being a column. */
  static final Set<String> NO_COLUMN =
      with(
          List.of(
              SPRING_DATA + "Transient",
              MICRONAUT + "Transient",
              RELATIONAL + "MappedCollection",
              "org.hibernate.annotations.Formula"),
          "Transient",
          "OneToMany",
          "ManyToMany",
          "ElementCollection");

  /** What says that a collection is a column all the same. */
  static final Set<String> CONVERTED =
      with(List.of("org.hibernate.annotations.JdbcTypeCode"), "Convert", "Column");

  static final Set<String> ID =
      with(
          List.of(SPRING_DATA + "Id", MICRONAUT + "Id", MICRONAUT + "EmbeddedId"),
          "Id",
          "EmbeddedId");
  static final Set<String> ENUMERATED = with(List.of(), "Enumerated");

  private Annotations() {}

  /** The first of these annotations that the element has. */
  static <T extends HasAnnotations<?>> Optional<JavaAnnotation<?>> find(
      T element, Set<String> names) {
    for (JavaAnnotation<?> annotation : element.getAnnotations()) {
      if (names.contains(annotation.getRawType().getName())) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  /** The first of these properties that is a text and not empty. */
  static Optional<String> text(JavaAnnotation<?> annotation, String... properties) {
    for (String property : properties) {
      if (annotation.get(property).orElse("") instanceof String text && !text.isBlank()) {
        return Optional.of(text.strip().replaceAll("^[\"`]|[\"`]$", ""));
      }
    }
    return Optional.empty();
  }

  private static Set<String> with(List<String> others, String... persistence) {
    return Stream.concat(
            others.stream(),
            Stream.of(persistence)
                .flatMap(name -> PERSISTENCE.stream().map(prefix -> prefix + name)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
