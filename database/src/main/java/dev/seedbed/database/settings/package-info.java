/** Where configuration is looked up: annotation, system property, environment, file, default. */
@NullMarked
package dev.seedbed.database.settings;

import org.jspecify.annotations.NullMarked;
