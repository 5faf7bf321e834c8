/**
 * YAML files whose errors name file and line: one reader for all of Seedbed's.
 *
 * <p>{@link dev.seedbed.catalog.yaml.YamlFile} reads a file into {@link
 * dev.seedbed.catalog.yaml.YamlNode}s, with environment variables put in; a {@link
 * dev.seedbed.catalog.yaml.YamlShape} says what may stand there, to the reader and to editors. It
 * is in this module, and this module depends on Jackson, because the configuration of servers, the
 * packs of rules and the plans of rows are read by modules that must not know each other and have
 * only this one in common.
 */
@NullMarked
package dev.seedbed.catalog.yaml;

import org.jspecify.annotations.NullMarked;
