package dev.seedbed.samples.automatos;

import dev.seedbed.samples.automatos.Agent.OwnerType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The agents that a workspace sees: its own, and what the marketplace offers. */
public final class AgentRepository {

  private static final String COLUMNS =
      "SELECT id, workspace_id, owner_type, cloned_from_id, name, prompt, updated_at FROM agents";

  private static final String OWN =
      COLUMNS + " WHERE workspace_id = ? AND NOT is_deleted ORDER BY created_at DESC, id";

  private static final String OFFERED =
      COLUMNS + " WHERE owner_type = 'marketplace' AND NOT is_deleted ORDER BY name, id";

  private static final String INSERT =
      "INSERT INTO agents (workspace_id, name, prompt) VALUES (?, ?, ?) RETURNING id";

  private static final String INSTALL =
      """
      INSERT INTO agents
        (workspace_id, owner_type, cloned_from_id, category_id, name, description, prompt, model)
      SELECT ?, 'workspace', id, category_id, name, description, prompt, model
      FROM agents
      WHERE id = ? AND owner_type = 'marketplace' AND NOT is_deleted
      RETURNING id
      """;

  private static final String TAKE_OVER_UPDATES =
      """
      UPDATE agents AS copy
      SET description = item.description, prompt = item.prompt, model = item.model
      FROM agents AS item
      WHERE copy.workspace_id = ? AND NOT copy.is_deleted
        AND item.id = copy.cloned_from_id AND item.updated_at > copy.updated_at
      """;

  private static final String EDIT =
      "UPDATE agents SET prompt = ? WHERE id = ? AND workspace_id = ? AND NOT is_deleted";

  private static final String DELETE =
      "UPDATE agents SET is_deleted = true, deleted_at = now()"
          + " WHERE id = ? AND workspace_id = ? AND NOT is_deleted";

  private static final String UNIQUE_VIOLATION = "23505";

  private final Session session;

  public AgentRepository(Session session) {
    this.session = session;
  }

  /** The workspace's own agents, the newest first. */
  public List<Agent> own() throws SQLException {
    return session.query(OWN, AgentRepository::agent, session.workspace());
  }

  /** What the marketplace offers, by name: the same for all workspaces. */
  public List<Agent> offered() throws SQLException {
    return session.query(OFFERED, AgentRepository::agent);
  }

  /**
   * Adds an agent to the workspace.
   *
   * @return its id
   */
  public UUID add(String name, String prompt) throws SQLException {
    return session.query(INSERT, AgentRepository::id, session.workspace(), name, prompt).get(0);
  }

  /**
   * Copies an item of the marketplace into the workspace.
   *
   * @return the id of the copy
   * @throws InstallException if the marketplace does not offer it, or the workspace has it already
   */
  public UUID install(UUID item) throws SQLException {
    try {
      List<UUID> copies = session.query(INSTALL, AgentRepository::id, session.workspace(), item);
      if (copies.isEmpty()) {
        throw new InstallException("the marketplace does not offer " + item);
      }
      return copies.get(0);
    } catch (SQLException failure) {
      if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
        throw new InstallException("the workspace already has " + item, failure);
      }
      throw failure;
    }
  }

  /**
   * Brings the workspace's copies to the state of the items that they were made from, where those
   * have changed since.
   *
   * @return how many copies
   */
  public int takeOverUpdates() throws SQLException {
    return session.update(TAKE_OVER_UPDATES, session.workspace());
  }

  /** Changes an agent's prompt; false if the workspace has no such agent. */
  public boolean edit(UUID agent, String prompt) throws SQLException {
    return session.update(EDIT, prompt, agent, session.workspace()) > 0;
  }

  /** Marks an agent as deleted; false if the workspace has no such agent. */
  public boolean delete(UUID agent) throws SQLException {
    return session.update(DELETE, agent, session.workspace()) > 0;
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject("id", UUID.class);
  }

  private static Agent agent(ResultSet row) throws SQLException {
    return new Agent(
        id(row),
        row.getObject("workspace_id", UUID.class),
        OwnerType.valueOf(row.getString("owner_type").toUpperCase(Locale.ROOT)),
        row.getObject("cloned_from_id", UUID.class),
        row.getString("name"),
        row.getString("prompt"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
