// Runs Drizzle's own migrator, of the versions whose migrations have a journal.
import { drizzle } from "drizzle-orm-0/postgres-js";
import { migrate } from "drizzle-orm-0/postgres-js/migrator";
import postgres from "postgres";

const [migrationsFolder, migrationsSchema, migrationsTable] = process.argv.slice(2);
const client = postgres(process.env.DATABASE_URL, { max: 1, onnotice: () => {} });
try {
  await migrate(drizzle(client), { migrationsFolder, migrationsSchema, migrationsTable });
} finally {
  await client.end();
}
