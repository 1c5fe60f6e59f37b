// Why two clusters could do business: deliveries, neighbouring steps of a value chain, organisations in common hands.
// Used by: gapbridge.collaborations.reasons.read
//
// params:
//   pairs           :: LIST<LIST<STRING>>   of each: keys of two clusters
//   statuses        :: LIST<STRING>         which statements count
//   as_of           :: DATE                 the day asked about
//   max_paths       :: INTEGER              most paths shown for one pair
//   max_rows        :: INTEGER              most rows returned
// returns: one row per pair and direction
//   cluster_id   :: STRING         the first cluster
//   partner_id   :: STRING         the second
//   direction    :: STRING         supply: the first delivers; buy: the second delivers; tie: ownership or leadership
//   subject_ids  :: LIST<STRING>   steps, products or organisations at the partner's end, ascending
//   cluster_ends :: LIST<MAP>      organisations at the cluster's end of the paths: label, id, name_en, kind, country
//   partner_ends :: LIST<MAP>      organisations at the partner's end of them
//   statuses     :: LIST<STRING>   what the statements on the paths are, ascending
//   source_ids   :: LIST<STRING>   where they are made, ascending
//   path_count   :: INTEGER        paths that justify it
//   paths        :: LIST<ANY>      the first of them: each a list of steps start_id, type, end_id, statement_id, source_id, status
// order: cluster_id, partner_id, direction
// access: read
UNWIND $pairs AS pair
MATCH (cluster:Cluster {id: pair[0]})
MATCH (partner:Cluster {id: pair[1]})
MATCH (cluster)
  (()<-[near:MEMBER_OF|COORDINATES WHERE near.status IN $statuses
    AND coalesce(near.valid_from <= $as_of, true) AND coalesce($as_of < near.valid_to, true)]-()){0,1}
  (own)
CALL (own) {
  MATCH (own)-[link:SUPPLIES|RELATED_TO]-(other)
  WHERE link.status IN $statuses
    AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
  RETURN other, [link] AS links, coalesce(link.product, other.id) AS subject_id,
    CASE WHEN type(link) = 'RELATED_TO' THEN 'tie' WHEN startNode(link) = own THEN 'supply' ELSE 'buy' END AS direction
  UNION
  MATCH (own)-[does:PERFORMS]->(stage:Stage)-[link:FEEDS]-(next:Stage)<-[did:PERFORMS]-(other)
  WHERE link.status IN $statuses
    AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
    AND does.status IN $statuses
    AND coalesce(does.valid_from <= $as_of, true) AND coalesce($as_of < does.valid_to, true)
    AND did.status IN $statuses
    AND coalesce(did.valid_from <= $as_of, true) AND coalesce($as_of < did.valid_to, true)
  RETURN other, [does, link, did] AS links, next.id AS subject_id,
    CASE WHEN startNode(link) = stage THEN 'supply' ELSE 'buy' END AS direction
}
MATCH (other)
  (()-[far:MEMBER_OF|COORDINATES WHERE far.status IN $statuses
    AND coalesce(far.valid_from <= $as_of, true) AND coalesce($as_of < far.valid_to, true)]->()){0,1}
  (partner)
WHERE other <> own
WITH cluster, partner, direction, subject_id, own AS cluster_end, other AS partner_end, near + links + far AS path
ORDER BY subject_id, [said IN path | said.id]
// [reasons
WITH cluster, partner, direction,
  collect(DISTINCT subject_id) AS subject_ids,
  collect(DISTINCT cluster_end) AS cluster_ends,
  collect(DISTINCT partner_end) AS partner_ends,
  collect(path) AS paths
WITH cluster.id AS cluster_id, partner.id AS partner_id, direction, subject_ids, cluster_ends, partner_ends, paths
ORDER BY cluster_id, partner_id, direction
LIMIT $max_rows
RETURN cluster_id, partner_id, direction, subject_ids,
  [one IN cluster_ends | one {label: head(labels(one)), .id, .name_en, .kind, .country}] AS cluster_ends,
  [one IN partner_ends | one {label: head(labels(one)), .id, .name_en, .kind, .country}] AS partner_ends,
  COLLECT { UNWIND paths AS path UNWIND path AS said RETURN DISTINCT said.status AS status ORDER BY status } AS statuses,
  COLLECT { UNWIND paths AS path UNWIND path AS said RETURN DISTINCT said.source_id AS id ORDER BY id } AS source_ids,
  size(paths) AS path_count,
  [path IN paths[0..$max_paths] | [said IN path | {
    start_id: startNode(said).id, type: type(said), end_id: endNode(said).id,
    statement_id: said.id, source_id: said.source_id, status: said.status}]] AS paths
ORDER BY cluster_id, partner_id, direction
// ]
