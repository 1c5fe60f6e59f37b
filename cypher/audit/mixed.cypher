// Made-up statements about real organisations, and statements that are not made up about made-up ones.
// Used by: gapbridge.audit.audit
//
// params:
//   organisations :: LIST<STRING>   labels of organisations
//   max_rows      :: INTEGER        most rows returned
// returns: one row per finding
//   rule    :: STRING   always 'synthetic'
//   subject :: STRING   the statement
//   finding :: STRING   what it touches
// order: rule, subject, finding
// access: read
MATCH (organisation)-[said]-()
WHERE any(label IN labels(organisation) WHERE label IN $organisations)
  AND (organisation.status = 'synthetic') <> (said.status = 'synthetic')
WITH DISTINCT 'synthetic' AS rule, said.id AS subject,
  'is ' + said.status + ' but touches ' + organisation.id + ', which is ' + organisation.status AS finding
ORDER BY rule, subject, finding
LIMIT $max_rows
RETURN rule, subject, finding
ORDER BY rule, subject, finding
