package dev.seedbed.cli.report.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name in the server's spelling
 * @param type as SQL has it
 * @param defaultValue the default or, of a generated column, what it is computed from
 * @param key whether it is of the primary key
 * @param reference whether a foreign key has it
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ColumnView(
    String name,
    String type,
    boolean notNull,
    @Nullable String defaultValue,
    @Nullable String comment,
    boolean key,
    boolean reference) {}
