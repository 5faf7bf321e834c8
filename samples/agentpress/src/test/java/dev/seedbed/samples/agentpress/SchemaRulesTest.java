package dev.seedbed.samples.agentpress;

import dev.seedbed.junit.FollowsSchemaRules;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.SchemaRules;

/** The schema follows the rules of the monorepo: a test for each. */
@PostgresTest
@SchemaRules(pack = "agentpress")
class SchemaRulesTest implements FollowsSchemaRules {}
