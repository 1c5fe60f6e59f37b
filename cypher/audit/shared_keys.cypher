// Keys that a cluster and a member have in common.
// Used by: gapbridge.audit.audit
//
// params:
//   max_rows :: INTEGER   most rows returned
// returns: one row per finding
//   rule    :: STRING   always 'shared key'
//   subject :: STRING   the key
//   finding :: STRING   what is wrong
// order: rule, subject, finding
// access: read
MATCH (cluster:Cluster)
MATCH (member:Member {id: cluster.id})
WITH 'shared key' AS rule, cluster.id AS subject, 'is a cluster and a member' AS finding
ORDER BY rule, subject, finding
LIMIT $max_rows
RETURN rule, subject, finding
ORDER BY rule, subject, finding
