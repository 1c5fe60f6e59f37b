// Members of two or more clusters: bridges that stand already.
// lt: Dviejų ar daugiau klasterių nariai: jau esantys tiltai.
// title: Members of several clusters | Kelių klasterių nariai
// Used by: gapbridge.questions.saved
//
// params:
//   min_clusters :: INTEGER        fewest clusters it is a member of
//   statuses     :: LIST<STRING>   which statements count
//   as_of        :: STRING         the day asked about, as 2017-06-05
//   max_rows     :: INTEGER        most rows returned
// returns: one row per member
//   member        :: NODE                 the organisation
//   cluster_count :: INTEGER              of how many clusters it is a member
//   clusters      :: LIST<NODE>           the clusters
//   memberships   :: LIST<RELATIONSHIP>   the statements that say so
// order: cluster_count DESC, member.id
// access: read
// defaults: min_clusters = 2, max_rows = 200
MATCH (member:Member)-[belongs:MEMBER_OF]->(cluster:Cluster)
WHERE belongs.status IN $statuses
  AND coalesce(belongs.valid_from <= date($as_of), true) AND coalesce(date($as_of) < belongs.valid_to, true)
WITH member, collect(DISTINCT cluster) AS clusters, collect(belongs) AS memberships
WHERE size(clusters) >= $min_clusters
RETURN member, size(clusters) AS cluster_count, clusters, memberships
ORDER BY cluster_count DESC, member.id
LIMIT $max_rows
