package dev.seedbed.samples.manifest;

import dev.seedbed.junit.FollowsSchemaRules;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.SchemaRules;

/** The schema follows the rules of the service: a test for each. */
// tag::pack[]
@PostgresTest
@SchemaRules(pack = "manifest")
class SchemaRulesTest implements FollowsSchemaRules {}
// end::pack[]
