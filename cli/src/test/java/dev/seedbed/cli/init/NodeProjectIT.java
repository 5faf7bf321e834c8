package dev.seedbed.cli.init;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects in TypeScript whose migrators come from npm: {@code init} writes what works. */
@Tag("node")
class NodeProjectIT {
  private static final String TYPEORM =
      "npx typeorm-ts-node-commonjs migration:run -d src/database/data-source.ts";

  private final CommandProject run;

  NodeProjectIT(@TempDir Path folder) {
    run = CommandProject.in(folder);
  }

  @Test
  void typeorm_in_a_package_of_a_monorepo() throws Exception {
    typeOrm("CREATE TABLE notes (id uuid, body text)");

    run.initializes(
        "TypeORM, by packages/backend/src/database/migrations/1771464895790-Notes.ts: command:"
            + TYPEORM
            + " from packages/backend reading src/database/migrations/*.ts"
            + " src/database/data-source.ts");
    run.finds(TYPEORM);
    run.livesOn(TYPEORM);
  }

  @Test
  void a_statement_that_fails_under_typeorm() throws Exception {
    typeOrm("CREATE TABLE notes (id uuidd)");

    run.fails(TYPEORM, "packages/backend", "    QueryFailedError: type \"uuidd\" does not exist");
  }

  @Test
  void prisma() throws Exception {
    String command = "npx prisma migrate deploy";
    createPrisma();

    run.initializes(
        "Prisma, by prisma/migrations/migration_lock.toml: command:"
            + command
            + " reading prisma/**");
    run.finds(command);
    run.livesOn(command);
  }

  private void typeOrm(String sql) throws IOException, InterruptedException {
    String backend = "packages/backend/";
    run.project()
        .file(
            backend + "package.json",
            """
            {"private": true, "dependencies": {"typeorm": "*"}, "devDependencies": {"ts-node": "*"}}
            """)
        .file(
            backend + "tsconfig.json",
            """
            {"compilerOptions": {"module": "commonjs", "target": "es2022"},
             "ts-node": {"transpileOnly": true}}
            """)
        .file(
            backend + "src/database/data-source.ts",
            """
            import { DataSource } from 'typeorm';

            export default new DataSource({
              type: 'postgres',
              url: process.env.DATABASE_URL,
              migrations: [__dirname + '/migrations/*.ts'],
            });
            """)
        .file(
            backend + "src/database/migrations/1771464895790-Notes.ts",
            """
            import { MigrationInterface, QueryRunner } from 'typeorm';

            export class Notes1771464895790 implements MigrationInterface {
              async up(runner: QueryRunner): Promise<void> {
                await runner.query(`%s`);
              }

              async down(runner: QueryRunner): Promise<void> {
                await runner.query('DROP TABLE notes');
              }
            }
            """
                .formatted(sql));
    NpmPackages.install(run.project().folder().resolve(backend));
  }

  /** With the schema engine that comes in Prisma's own package: the usual one is downloaded. */
  private void createPrisma() throws IOException, InterruptedException {
    run.project()
        .file("package.json", "{\"private\": true, \"dependencies\": {\"prisma\": \"*\"}}")
        .file(
            "prisma.config.ts",
            """
            import { defineConfig } from 'prisma/config';
            import { PrismaPg } from '@prisma/adapter-pg';

            // Not used by migrate, and otherwise downloaded.
            process.env.PRISMA_QUERY_ENGINE_LIBRARY = __filename;
            process.env.CHECKPOINT_DISABLE = '1';

            export default defineConfig({
              schema: 'prisma/schema.prisma',
              engine: 'js',
              experimental: { adapter: true },
              adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
            });
            """)
        .file(
            "prisma/schema.prisma",
            """
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            model Note {
              id   String  @id @db.Uuid
              body String?

              @@map("notes")
            }
            """)
        .file("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n")
        .file(
            "prisma/migrations/20260101000000_notes/migration.sql",
            "CREATE TABLE \"notes\" (\"id\" UUID NOT NULL, \"body\" TEXT);\n");
    NpmPackages.install(run.project().folder());
  }
}
