// Who the clusters are that could work together: where, in which industries, who runs them, whether they research.
// Used by: gapbridge.collaborations.profiles.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per cluster
//   id                 :: STRING         key of the cluster
//   name_en            :: STRING         its English name
//   country            :: STRING         its country; null when unknown
//   industry_ids       :: LIST<STRING>   its known industries; empty: unknown
//   wider_ids          :: LIST<STRING>   these and all broader ones
//   coordinators       :: LIST<MAP>      who runs it, by id: id, name_en, kind, country
//   member_count       :: INTEGER        known members
//   unknown_kind_count :: INTEGER        those of them of whom nobody says what they are
//   research_ids       :: LIST<STRING>   those of them that research or educate
// order: id
// access: read
MATCH (cluster:Cluster)
WHERE CASE cluster.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
CALL (cluster) {
  OPTIONAL MATCH (cluster)-[placed:IN_INDUSTRY]->(industry:Industry)
  WHERE placed.status IN $statuses
    AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  OPTIONAL MATCH (industry)-[:BROADER*0..]->(wider:Industry)
  RETURN collect(DISTINCT industry.id) AS industry_ids, collect(DISTINCT wider.id) AS wider_ids
}
CALL (cluster) {
  OPTIONAL MATCH (cluster)<-[belongs:MEMBER_OF]-(member:Member)
  WHERE belongs.status IN $statuses
    AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)
  WITH DISTINCT member
  RETURN count(member) AS member_count,
    count(CASE WHEN member.kind IS NULL THEN member END) AS unknown_kind_count,
    collect(CASE WHEN member.kind IN ['research', 'education'] THEN member.id END) AS research_ids
}
WITH cluster, industry_ids, wider_ids, member_count, unknown_kind_count, research_ids, cluster.id AS id
RETURN id, cluster.name_en AS name_en, cluster.country AS country, industry_ids, wider_ids,
  COLLECT {
    MATCH (cluster)<-[runs:COORDINATES]-(member:Member)
    WHERE runs.status IN $statuses
      AND coalesce(runs.valid_from <= $as_of, true) AND coalesce($as_of < runs.valid_to, true)
    WITH DISTINCT member ORDER BY member.id
    RETURN member {.id, .name_en, .kind, .country}
  } AS coordinators,
  member_count, unknown_kind_count, research_ids
ORDER BY id
LIMIT $max_rows
