SELECT place, began, took * 1e9 AS nanos, query, what, one, two, three, object, indexed,
  transaction::text, lock_timeout * 1000 AS patience, path
FROM seedbed_statements.event
ORDER BY number
