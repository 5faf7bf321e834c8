package dev.seedbed.samples.automatos;

import dev.seedbed.junit.FollowsSchemaRules;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.SchemaRules;

/** So do the migrations of what is installed, which must not stop it. */
@PostgresTest(migrations = "migrations")
@SchemaRules(pack = "rules.yaml")
class MigrationRulesTest implements FollowsSchemaRules {}
