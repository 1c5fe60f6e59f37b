// All stages of value chains, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   statuses :: LIST<STRING>   made-up stages only with synthetic, real ones only with another
//   max_rows :: INTEGER        most rows returned
// returns: one row per stage
//   id       :: STRING    key of the stage
//   name_en  :: STRING    its English name
//   position :: INTEGER   place in a printed list; null when unknown
//   status   :: STRING    synthetic: a made-up stage
// order: id
// access: read
MATCH (stage:Stage)
WHERE CASE stage.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH stage
ORDER BY stage.id
LIMIT $max_rows
RETURN stage.id AS id,
  stage.name_en AS name_en,
  stage.position AS position,
  stage.status AS status
ORDER BY id
