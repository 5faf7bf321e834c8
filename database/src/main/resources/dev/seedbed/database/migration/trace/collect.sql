SELECT place, began, took * 1e9 AS nanos, query, what, one, two, three
FROM seedbed_statements.event
ORDER BY number
