// What ties each organisation to others in business, as keys only: deliveries, common hands, steps of value chains.
// Used by: gapbridge.collaborations.profiles.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per organisation that any such statement names
//   organisation_id :: STRING         key of the organisation
//   cluster_ids     :: LIST<STRING>   clusters it is a member of, coordinates or is
//   deliveries      :: LIST<LIST>     of each: whom it delivers to, and how many products; ascending
//   ties            :: LIST<LIST>     of each: who is in common hands with it, and the kind; said once, holds both ways; ascending
//   stage_ids       :: LIST<STRING>   steps it performs
// order: organisation_id
// access: read
MATCH (organisation:Cluster|Member)
WHERE EXISTS { (organisation)-[:SUPPLIES|RELATED_TO|PERFORMS]-() }
WITH organisation, organisation.id AS organisation_id
ORDER BY organisation_id
LIMIT $max_rows
RETURN organisation_id,
  COLLECT {
    MATCH (organisation)
      (()-[near:MEMBER_OF|COORDINATES WHERE near.status IN $statuses
        AND coalesce(near.valid_from <= $as_of, true) AND coalesce($as_of < near.valid_to, true)]->()){0,1}
      (cluster:Cluster)
    RETURN DISTINCT cluster.id
  } AS cluster_ids,
  COLLECT {
    MATCH (organisation)-[link:SUPPLIES]->(other)
    WHERE link.status IN $statuses
      AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
    WITH other.id AS other_id, count(DISTINCT link.product) AS products
    RETURN [other_id, products] ORDER BY other_id
  } AS deliveries,
  COLLECT {
    MATCH (organisation)-[link:RELATED_TO]->(other)
    WHERE link.status IN $statuses
      AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
    WITH DISTINCT other.id AS other_id, link.kind AS kind
    RETURN [other_id, kind] ORDER BY other_id, kind
  } AS ties,
  COLLECT {
    MATCH (organisation)-[does:PERFORMS]->(stage:Stage)
    WHERE does.status IN $statuses
      AND coalesce(does.valid_from <= $as_of, true) AND coalesce($as_of < does.valid_to, true)
    RETURN DISTINCT stage.id
  } AS stage_ids
ORDER BY organisation_id
