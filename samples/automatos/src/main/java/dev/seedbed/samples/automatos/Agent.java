package dev.seedbed.samples.automatos;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code agents}.
 *
 * @param workspaceId null in the marketplace
 * @param clonedFromId what it was installed from, if it was
 */
public record Agent(
    UUID id,
    @Nullable UUID workspaceId,
    OwnerType ownerType,
    @Nullable UUID clonedFromId,
    String name,
    String prompt,
    Instant updatedAt) {

  /** Whether everybody sees an item or one workspace. */
  public enum OwnerType {
    MARKETPLACE,
    WORKSPACE
  }
}
