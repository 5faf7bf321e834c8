-- object: function billing.due(text)
CREATE FUNCTION billing.due(wanted text) RETURNS numeric -- here
  LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT 1.0';
REVOKE ALL ON FUNCTION billing.due(text) FROM PUBLIC;
