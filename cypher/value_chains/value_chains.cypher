// Value chains, and how much is known of each.
// Used by: gapbridge.value_chains.value_chains
//
// params:
//   statuses    :: LIST<STRING>   which statements count
//   as_of       :: DATE           the day asked about
//   industry_id :: STRING         only chains and clusters of this industry or a narrower one; null for all
//   max_rows    :: INTEGER        most rows returned
// returns: one row per value chain
//   value_chain_id     :: STRING         key of the value chain
//   value_chain_name   :: STRING         its English name
//   stage_count        :: INTEGER        stages that are said to belong to it
//   missing_stage_ids  :: LIST<STRING>   those of them that nobody known performs, ascending
//   organisation_count :: INTEGER        organisations known to perform a stage
//   cluster_ids        :: LIST<STRING>   clusters that perform a stage, themselves or by a member, ascending
//   status             :: STRING         synthetic: a made-up chain
//   source_id          :: STRING         where the chain itself is named
// order: value_chain_id
// access: read
MATCH (chain:ValueChain)
WHERE CASE chain.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
CALL (chain) {
  MATCH (chain)<-[part:PART_OF]-(stage:Stage)
  WHERE part.status IN $statuses
    AND coalesce(part.valid_from <= $as_of, true) AND coalesce($as_of < part.valid_to, true)
  WITH DISTINCT stage
  OPTIONAL MATCH (stage)<-[does:PERFORMS]-(organisation)
  WHERE does.status IN $statuses
    AND coalesce(does.valid_from <= $as_of, true) AND coalesce($as_of < does.valid_to, true)
  WITH stage, collect(DISTINCT organisation) AS performing
  RETURN collect({id: stage.id, missing: performing = []}) AS stages, collect(performing) AS lists
}
CALL (lists) {
  UNWIND lists AS performing
  UNWIND performing AS organisation
  WITH DISTINCT organisation
  OPTIONAL MATCH (organisation)
    (()-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]->()){0,1}
    (cluster:Cluster)
  WHERE $industry_id IS NULL OR EXISTS {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  }
  RETURN count(DISTINCT organisation) AS organisation_count, collect(DISTINCT cluster.id) AS found_ids
}
WITH chain, stages, organisation_count, found_ids
WHERE $industry_id IS NULL OR found_ids <> []
ORDER BY chain.id
LIMIT $max_rows
RETURN chain.id AS value_chain_id,
  chain.name_en AS value_chain_name,
  size(stages) AS stage_count,
  COLLECT { UNWIND stages AS stage WITH stage WHERE stage.missing RETURN stage.id AS id ORDER BY id } AS missing_stage_ids,
  organisation_count,
  COLLECT { UNWIND found_ids AS id RETURN id ORDER BY id } AS cluster_ids,
  chain.status AS status,
  chain.source_id AS source_id
ORDER BY value_chain_id
