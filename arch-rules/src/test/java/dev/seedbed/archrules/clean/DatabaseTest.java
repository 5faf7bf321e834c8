package dev.seedbed.archrules.clean;

import dev.seedbed.junit.PostgresTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** How this project annotates its tests. */
@PostgresTest(migrations = "db/migration")
@Retention(RetentionPolicy.RUNTIME)
@interface DatabaseTest {}
