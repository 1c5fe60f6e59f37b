// All that the organisations of given clusters offer, as keys only.
// Used by: gapbridge.collaborations.profiles.with_offers
//
// params:
//   cluster_ids :: LIST<STRING>   keys of clusters
//   statuses    :: LIST<STRING>   which statements count
//   as_of       :: DATE           the day asked about
//   max_rows    :: INTEGER        most rows returned
// returns: one row per cluster that offers anything
//   cluster_id  :: STRING         key of the cluster
//   offered_ids :: LIST<STRING>   competences that it or one of its members offers
// order: cluster_id
// access: read
UNWIND $cluster_ids AS given_id
MATCH (cluster:Cluster {id: given_id})
MATCH (cluster)
  (()<-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
  (holder)-[offer:OFFERS]->(competence:Competence)
WHERE offer.status IN $statuses
  AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
WITH cluster.id AS cluster_id, collect(DISTINCT competence.id) AS offered_ids
RETURN cluster_id, offered_ids
ORDER BY cluster_id
LIMIT $max_rows
