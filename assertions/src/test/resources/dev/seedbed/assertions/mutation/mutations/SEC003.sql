-- object: relation billing.tariffs
GRANT SELECT ON billing.tariffs TO PUBLIC;
