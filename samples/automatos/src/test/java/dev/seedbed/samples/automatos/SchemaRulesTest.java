package dev.seedbed.samples.automatos;

import dev.seedbed.junit.FollowsSchemaRules;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.SchemaRules;

/** What a new installation gets follows the rules of the service: a test for each. */
// tag::rules[]
@PostgresTest
@SchemaRules(pack = "rules.yaml")
class SchemaRulesTest implements FollowsSchemaRules {}
// end::rules[]
