// Competences that several clusters need, with the industries of those clusters; closed needs count too.
// lt: Kompetencijos, kurių reikia keliems klasteriams, ir tų klasterių pramonės šakos; skaičiuojami ir patenkinti poreikiai.
// title: Needs that clusters share | Bendri klasterių poreikiai
// Used by: gapbridge.questions.saved
//
// params:
//   min_clusters :: INTEGER        fewest clusters that need it
//   statuses     :: LIST<STRING>   which statements count
//   as_of        :: STRING         the day asked about, as 2017-06-05
//   max_rows     :: INTEGER        most rows returned
// returns: one row per competence
//   competence     :: NODE                 what is needed
//   cluster_count  :: INTEGER              how many clusters need it
//   industry_count :: INTEGER              in how many known industries they are
//   clusters       :: LIST<NODE>           the clusters
//   industries     :: LIST<NODE>           their industries
//   needs          :: LIST<RELATIONSHIP>   the statements that say so
//   placed_in      :: LIST<RELATIONSHIP>   the statements of their industries
// order: cluster_count DESC, competence.id
// access: read
// defaults: min_clusters = 2, max_rows = 200
MATCH (cluster:Cluster)-[need:NEEDS]->(competence:Competence)
WHERE need.status IN $statuses
  AND coalesce(need.valid_from <= date($as_of), true) AND coalesce(date($as_of) < need.valid_to, true)
WITH competence, collect(DISTINCT cluster) AS clusters, collect(need) AS needs
WHERE size(clusters) >= $min_clusters
WITH competence, size(clusters) AS cluster_count, clusters, needs, COLLECT {
  UNWIND clusters AS one
  MATCH (one)-[placed:IN_INDUSTRY]->(:Industry)
  WHERE placed.status IN $statuses
    AND coalesce(placed.valid_from <= date($as_of), true) AND coalesce(date($as_of) < placed.valid_to, true)
  RETURN placed
} AS placed_in
WITH competence, cluster_count, clusters, needs, placed_in,
  COLLECT { UNWIND placed_in AS placed RETURN DISTINCT endNode(placed) } AS industries
RETURN competence, cluster_count, size(industries) AS industry_count, clusters, industries, needs, placed_in
ORDER BY cluster_count DESC, competence.id
LIMIT $max_rows
