-- object: role mutant
-- pack: {roles: [mutant]}
CREATE ROLE mutant BYPASSRLS;
