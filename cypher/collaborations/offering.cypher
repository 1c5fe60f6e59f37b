// Which clusters offer given competences, as keys only: of a large network a small part.
// Used by: gapbridge.collaborations.profiles.with_offers
//
// params:
//   competence_ids :: LIST<STRING>   keys of competences
//   statuses       :: LIST<STRING>   which statements count
//   as_of          :: DATE           the day asked about
//   max_rows       :: INTEGER        most rows returned
// returns: one row per cluster that offers any of them
//   cluster_id  :: STRING         key of the cluster
//   offered_ids :: LIST<STRING>   those that it or one of its members offers
// order: cluster_id
// access: read
UNWIND $competence_ids AS competence_id
MATCH (:Competence {id: competence_id})<-[offer:OFFERS]-(holder)
WHERE offer.status IN $statuses
  AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
MATCH (holder)
  (()-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]->()){0,1}
  (cluster:Cluster)
WITH cluster.id AS cluster_id, collect(DISTINCT competence_id) AS offered_ids
RETURN cluster_id, offered_ids
ORDER BY cluster_id
LIMIT $max_rows
