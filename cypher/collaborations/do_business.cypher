// Clusters that this one is tied to by a value chain: deliveries, neighbouring stages, organisations in common hands.
// Used by: gapbridge.collaborations.suggestions
//
// params:
//   cluster_id      :: STRING         the cluster asked about
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   industry_id     :: STRING         only partners of this industry or a narrower one; null for all
//   max_paths       :: INTEGER        most paths shown for one suggestion
//   max_rows        :: INTEGER        most rows returned
// returns: one row per partner and direction
//   kind           :: STRING         do_business
//   direction      :: STRING         supply: the asked cluster delivers; buy: the partner delivers; tie: ownership or leadership
//   partner_id     :: STRING         the other cluster
//   partner_name   :: STRING         its English name
//   subject_ids    :: LIST<STRING>   stages, products or organisations at the partner's end, ascending
//   value          :: FLOAT          number of links
//   collaborating  :: BOOLEAN        the two are known to work together already
//   statuses       :: LIST<STRING>   what the statements on the paths are, ascending
//   path_count     :: INTEGER        paths that justify it
//   paths          :: LIST<ANY>      the first of them: each a list of steps start_id, type, end_id, statement_id, source_id, status
// order: value DESC, partner_id, direction
// access: read
MATCH (asked:Cluster {id: $cluster_id})
MATCH (own)
  (()-[near:MEMBER_OF|COORDINATES WHERE near.status IN $statuses
    AND coalesce(near.valid_from <= $as_of, true) AND coalesce($as_of < near.valid_to, true)]->()){0,1}
  (asked)
WITH asked, own, near
CALL (own) {
  MATCH (own)-[link:SUPPLIES|RELATED_TO]-(other)
  WHERE link.status IN $statuses
    AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
  RETURN other, [link] AS links, coalesce(link.product, other.id) AS subject_id,
    CASE WHEN type(link) = 'RELATED_TO' THEN 'tie' WHEN startNode(link) = own THEN 'supply' ELSE 'buy' END AS direction
  UNION
  MATCH (own)-[does:PERFORMS]->(stage:Stage)-[link:FEEDS]-(neighbour:Stage)<-[did:PERFORMS]-(other)
  WHERE link.status IN $statuses
    AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
    AND does.status IN $statuses
    AND coalesce(does.valid_from <= $as_of, true) AND coalesce($as_of < does.valid_to, true)
    AND did.status IN $statuses
    AND coalesce(did.valid_from <= $as_of, true) AND coalesce($as_of < did.valid_to, true)
  RETURN other, [does, link, did] AS links, neighbour.id AS subject_id,
    CASE WHEN startNode(link) = stage THEN 'supply' ELSE 'buy' END AS direction
}
MATCH (other)
  (()-[far:MEMBER_OF|COORDINATES WHERE far.status IN $statuses
    AND coalesce(far.valid_from <= $as_of, true) AND coalesce($as_of < far.valid_to, true)]->()){0,1}
  (partner:Cluster)
WHERE partner <> asked
WITH asked, partner, direction, subject_id, links, near, far
ORDER BY subject_id, links[0].id, links[-1].id, links[1].id, near[0].id, far[0].id
WITH asked, partner, direction, collect(DISTINCT subject_id) AS subject_ids,
  collect(DISTINCT links) AS distinct_links, collect(near + links + far) AS paths
WITH asked, partner, direction, subject_ids, paths,
  'do_business' AS kind,
  partner.id AS partner_id, partner.name_en AS partner_name,
  toFloat(size(distinct_links)) AS value,
// [partners
  EXISTS {
    MATCH (asked)-[together:COLLABORATES_WITH]-(partner)
    WHERE together.status IN $statuses
      AND coalesce(together.valid_from <= $as_of, true) AND coalesce($as_of < together.valid_to, true)
  } AS collaborating
WHERE $industry_id IS NULL OR EXISTS {
    MATCH (partner)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  }
WITH *
ORDER BY value DESC, partner_id, direction
LIMIT $max_rows
RETURN kind, direction, partner_id, partner_name, subject_ids, value, collaborating,
  COLLECT { UNWIND paths AS path UNWIND path AS said RETURN DISTINCT said.status AS status ORDER BY status } AS statuses,
  size(paths) AS path_count,
  [path IN paths[0..$max_paths] | [said IN path | {
    start_id: startNode(said).id, type: type(said), end_id: endNode(said).id,
    statement_id: said.id, source_id: said.source_id, status: said.status}]] AS paths
ORDER BY value DESC, partner_id, direction
// ]
