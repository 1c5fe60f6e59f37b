// Made-up statements about what is real, and statements that are not made up about made-up organisations.
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
MATCH (touched)-[said]-(other)
WHERE (any(label IN labels(touched) WHERE label IN $organisations)
    AND (touched.status = 'synthetic') <> (said.status = 'synthetic'))
  OR (said.status = 'synthetic' AND touched.status <> 'synthetic' AND other.status <> 'synthetic')
  OR (said.status <> 'synthetic' AND touched.status = 'synthetic')
WITH DISTINCT 'synthetic' AS rule, said.id AS subject,
  'is ' + said.status + ' but touches ' + touched.id + ', which is ' + touched.status AS finding
ORDER BY rule, subject, finding
LIMIT $max_rows
RETURN rule, subject, finding
ORDER BY rule, subject, finding
