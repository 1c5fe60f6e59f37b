// The stages of a value chain, what they feed, and who performs them.
// Used by: gapbridge.projection.networks.value_chain
//
// params:
//   value_chain_id :: STRING         the value chain
//   statuses       :: LIST<STRING>   which statements count
//   as_of          :: DATE           the day asked about
//   max_rows       :: INTEGER        most rows returned
// returns: one row per stage
//   stage_id   :: STRING       its key
//   name_en    :: STRING       its English name
//   position   :: INTEGER      place in a printed list; null when unknown
//   feeds      :: LIST<LIST>   of each next stage of the chain, by key: its key, how many statements say so
//   performers :: LIST<LIST>   of each organisation, by label and key: label, key, English name, how many statements
// order: stage_id
// access: read
MATCH (stage:Stage)
WHERE EXISTS {
  MATCH (stage)-[part:PART_OF]->(:ValueChain {id: $value_chain_id})
  WHERE part.status IN $statuses
    AND coalesce(part.valid_from <= $as_of, true) AND coalesce($as_of < part.valid_to, true)
}
WITH collect(stage) AS stages
UNWIND stages AS stage
RETURN stage.id AS stage_id,
  stage.name_en AS name_en,
  stage.position AS position,
  COLLECT {
    MATCH (stage)-[said:FEEDS]->(next:Stage)
    WHERE next IN stages AND said.status IN $statuses
      AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
    WITH next, count(DISTINCT said) AS evidence_count ORDER BY next.id
    RETURN [next.id, evidence_count]
  } AS feeds,
  COLLECT {
    MATCH (organisation:Cluster|Member)-[said:PERFORMS]->(stage)
    WHERE said.status IN $statuses
      AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
    WITH organisation, CASE WHEN organisation:Cluster THEN 'Cluster' ELSE 'Member' END AS label,
      count(DISTINCT said) AS evidence_count
    ORDER BY label, organisation.id
    RETURN [label, organisation.id, organisation.name_en, evidence_count]
  } AS performers
ORDER BY stage_id
LIMIT $max_rows
