// What is known of every cluster by itself, and the figures published of it, so that clusters can be compared.
// Used by: gapbridge.profiles.facts.read
//
// params:
//   cluster_id :: STRING         the cluster asked about: it is told whatever its status
//   statuses   :: LIST<STRING>   which statements count; made-up clusters only with synthetic, real ones only with another
//   as_of      :: DATE           the day asked about
//   max_rows   :: INTEGER        most rows returned
// returns: one row per cluster
//   id          :: STRING         key of the cluster
//   name_en     :: STRING         its English name
//   founded_on  :: STRING         when it was founded, as exact as it is known; null when unknown
//   country     :: STRING         its country; null when unknown
//   region      :: STRING         its region; null when unknown
//   note        :: STRING         what the sources say beyond that; null when nothing
//   status      :: STRING         synthetic: a made-up cluster
//   source_id   :: STRING         where the cluster itself is named
//   wider_ids   :: LIST<STRING>   its known industries and all broader ones, ascending
//   figures     :: LIST<MAP>      by id: statements HAS_FIGURE, each with figure_id, property, value, number, unit, as_of
// order: id
// access: read
MATCH (cluster:Cluster)
WHERE cluster.id = $cluster_id
  OR CASE cluster.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH cluster
ORDER BY cluster.id
LIMIT $max_rows
RETURN cluster.id AS id,
  cluster.name_en AS name_en,
  cluster.founded_on AS founded_on,
  cluster.country AS country,
  cluster.region AS region,
  cluster.note AS note,
  cluster.status AS status,
  cluster.source_id AS source_id,
  COLLECT {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(wider:Industry)
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
    RETURN DISTINCT wider.id AS wider_id ORDER BY wider_id
  } AS wider_ids,
  COLLECT {
    MATCH (cluster)-[said:HAS_FIGURE]->(figure:Figure)
    WHERE said.status IN $statuses
      AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
    RETURN said {.id, .source_id, .status, figure_id: figure.id, property: figure.property, value: figure.value,
      number: figure.number, unit: figure.unit, as_of: figure.as_of} ORDER BY said.id
  } AS figures
ORDER BY id
