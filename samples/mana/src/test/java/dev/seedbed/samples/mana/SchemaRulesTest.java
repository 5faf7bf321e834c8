package dev.seedbed.samples.mana;

import dev.seedbed.junit.FollowsSchemaRules;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.SchemaRules;

/** The guideline, a test for each rule: on the schemas, and on what the migrations do to them. */
// tag::rules[]
@PostgresTest
@SchemaRules
class SchemaRulesTest implements FollowsSchemaRules {}
// end::rules[]
