// All programmes that coach clusters, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   statuses :: LIST<STRING>   made-up programmes only with synthetic, real ones only with another
//   max_rows :: INTEGER        most rows returned
// returns: one row per programme
//   id      :: STRING   key of the programme
//   name_en :: STRING   its English name
//   status  :: STRING   synthetic: a made-up programme
// order: id
// access: read
MATCH (programme:Programme)
WHERE CASE programme.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH programme
ORDER BY programme.id
LIMIT $max_rows
RETURN programme.id AS id,
  programme.name_en AS name_en,
  programme.status AS status
ORDER BY id
