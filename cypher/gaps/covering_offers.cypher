// What the organisations of clusters offer, of what stands for what these clusters lack.
// Used by: gapbridge.gaps.coverage.read
//
// params:
//   lacking  :: LIST<MAP>      cluster_id, and competence_ids: what covers what it lacks; null for all it offers
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per cluster that has any
//   cluster_id :: STRING      key of the cluster
//   offers     :: LIST<MAP>   by id: the statement, holder_id, competence_id, and member_of_id: how the holder belongs to the cluster
// order: cluster_id
// access: read
UNWIND $lacking AS lack
MATCH (cluster:Cluster {id: lack.cluster_id})
CALL (lack) {
  MATCH (wanted:Competence)
  WHERE wanted.id IN lack.competence_ids
  RETURN collect(wanted) AS wanted_ones
}
MATCH (cluster)
  (()<-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
  (holder)-[offer:OFFERS]->(competence:Competence)
WHERE (lack.competence_ids IS NULL OR competence IN wanted_ones)
  AND offer.status IN $statuses
  AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
WITH cluster, offer {.id, .level, .scale_max, .source_id, .status,
    holder_id: holder.id, competence_id: competence.id, member_of_id: belongs[0].id} AS said
ORDER BY said.id, said.member_of_id
WITH cluster.id AS cluster_id, collect(said) AS offers
RETURN cluster_id, offers
ORDER BY cluster_id
LIMIT $max_rows
