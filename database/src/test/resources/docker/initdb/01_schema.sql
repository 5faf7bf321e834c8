\set schema app
\if :{?with_vectors}
  CREATE EXTENSION vector;
\endif

CREATE SCHEMA :"schema";
\ir parts/workspaces.sql

COPY :"schema".workspaces (id, name) FROM stdin;
w1	Acme
w2	Umbrella
\.

SELECT format('CREATE TABLE %I.%I (id text PRIMARY KEY)', :'schema', name)
FROM unnest(ARRAY['agents', 'tools']) AS name
\gexec
