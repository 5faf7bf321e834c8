/** Migrations that other programs apply: TypeORM, Alembic, Prisma, Knex, or a script. */
@NullMarked
package dev.seedbed.database.migration.command;

import org.jspecify.annotations.NullMarked;
