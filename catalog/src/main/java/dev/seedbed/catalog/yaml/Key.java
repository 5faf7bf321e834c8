package dev.seedbed.catalog.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A key of a mapping.
 *
 * @param shape what stands after it
 * @param description what it is for, in one line, for editors
 * @param example a line with it, if it must be there; null if it may be missing
 * @param why what would be wrong without it; null if that is plain
 */
public record Key(
    YamlShape shape, String description, @Nullable String example, @Nullable String why) {

  /** Whether it must be there. */
  public boolean isRequired() {
    return example != null;
  }
}
