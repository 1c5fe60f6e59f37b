// Members that deliver or are delivered to, gathered by the member that delivers.
// Used by: gapbridge.projection.networks.supplies
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per member at an end of a delivery
//   member_id   :: STRING         its key
//   name_en     :: STRING         its English name
//   kind        :: STRING         what it is; null when unknown
//   country     :: STRING         its country; null when unknown
//   cluster_ids :: LIST<STRING>   clusters it is a member of, ascending; empty: none known
//   supplies    :: LIST<LIST>     of each delivery by id: key of the customer, properties of the statement
// order: member_id
// access: read
MATCH (member:Member)
WHERE EXISTS {
  MATCH (member)-[said:SUPPLIES]-(:Member)
  WHERE said.status IN $statuses
    AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
}
RETURN member.id AS member_id,
  member.name_en AS name_en,
  member.kind AS kind,
  member.country AS country,
  COLLECT {
    MATCH (member)-[belongs:MEMBER_OF]->(cluster:Cluster)
    WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)
    RETURN DISTINCT cluster.id AS cluster_id ORDER BY cluster_id
  } AS cluster_ids,
  COLLECT {
    MATCH (member)-[said:SUPPLIES]->(customer:Member)
    WHERE said.status IN $statuses
      AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
    WITH customer, said ORDER BY said.id
    RETURN [customer.id, properties(said)]
  } AS supplies
ORDER BY member_id
LIMIT $max_rows
