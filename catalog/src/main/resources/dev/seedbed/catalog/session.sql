-- Which server this is, and how it is to print what it knows, until the transaction ends.
--
-- Definitions and expressions are printed for the settings of the session: names that the search path finds lose their
-- schema, constants follow the date style. Pinned, the same schema reads the same from every connection. pg_temp comes
-- last, so that no temporary table hides a catalog; the queries that follow rely on that and name catalogs without schema.
-- Compiling these queries would take longer than running them, hence no jit; so does looking for the best order of more
-- than a few of their joins.
SELECT pg_catalog.current_database() AS database,
       pg_catalog.current_setting('server_version_num')::int AS server_version,
       pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
       pg_catalog.set_config('quote_all_identifiers', 'off', true),
       pg_catalog.set_config('datestyle', 'ISO, MDY', true),
       pg_catalog.set_config('intervalstyle', 'postgres', true),
       pg_catalog.set_config('timezone', 'UTC', true),
       pg_catalog.set_config('extra_float_digits', '1', true),
       pg_catalog.set_config('bytea_output', 'hex', true),
       pg_catalog.set_config('jit', 'off', true),
       pg_catalog.set_config('join_collapse_limit', '4', true)
