// Who offers what a cluster needs: other clusters, and members that are not its own.
// lt: Kas siūlo tai, ko reikia klasteriui: kiti klasteriai ir nariai, kurie jam nepriklauso.
// title: Who offers what clusters need | Kas siūlo tai, ko klasteriams reikia
// Used by: gapbridge.questions.saved
//
// params:
//   cluster_id :: STRING         only this cluster; null for all
//   statuses   :: LIST<STRING>   which statements count
//   as_of      :: STRING         the day asked about, as 2017-06-05
//   max_rows   :: INTEGER        most rows returned
// returns: one row per need and offer that meet
//   cluster    :: NODE           who needs it
//   need       :: RELATIONSHIP   the statement of the need
//   competence :: NODE           what is needed
//   offer      :: RELATIONSHIP   the statement of the offer
//   helper     :: NODE           who offers it
// order: cluster.id, competence.id, helper.id, need.id, offer.id
// access: read
// defaults: cluster_id = null, max_rows = 200
MATCH (cluster:Cluster)-[need:NEEDS]->(competence:Competence)<-[offer:OFFERS]-(helper:Cluster|Member)
WHERE ($cluster_id IS NULL OR cluster.id = $cluster_id) AND helper <> cluster
  AND need.status IN $statuses
  AND coalesce(need.valid_from <= date($as_of), true) AND coalesce(date($as_of) < need.valid_to, true)
  AND offer.status IN $statuses
  AND coalesce(offer.valid_from <= date($as_of), true) AND coalesce(date($as_of) < offer.valid_to, true)
  AND NOT EXISTS {
    MATCH (helper)-[own:MEMBER_OF|COORDINATES]->(cluster)
    WHERE own.status IN $statuses
      AND coalesce(own.valid_from <= date($as_of), true) AND coalesce(date($as_of) < own.valid_to, true)
  }
RETURN cluster, need, competence, offer, helper
ORDER BY cluster.id, competence.id, helper.id, need.id, offer.id
LIMIT $max_rows
