package dev.seedbed.junit.migration;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.check.Upgrade;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresRun;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One run of a {@link MigrationTest}: its migration, and the database that is made for it. */
record MigrationInvocation(PostgresRun run, MigrationFile file)
    implements TestTemplateInvocationContext, ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(MigrationInvocation.class);

  @Override
  public String getDisplayName(int invocationIndex) {
    return file.toString();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == UpgradeStep.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    UpgradeStep known = step(context);
    if (known != null) {
      return known;
    }
    try {
      UpgradeStep made = begin();
      context.getStore(NAMESPACE).put(UpgradeStep.class, made);
      return made;
    } catch (SQLException e) {
      throw new ParameterResolutionException("No database for " + file, e);
    }
  }

  private UpgradeStep begin() throws SQLException {
    Upgrade upgrade = run.migrations().upgrade(file);
    Fixtures fixtures =
        Fixtures.over(upgrade.connection(), upgrade.before(), run.seed()).map(run.mapping());
    return new UpgradeStep(upgrade, fixtures, run.seedData());
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    UpgradeStep step = step(context);
    if (step != null) {
      step.close();
    }
  }

  private static @Nullable UpgradeStep step(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(UpgradeStep.class, UpgradeStep.class);
  }
}
