// How many things of each kind the graph holds.
// Used by: gapbridge.overview.overview
//
// params:
//   statuses :: LIST<STRING>   made-up things only with synthetic, real ones only with another
//   max_rows :: INTEGER        most rows returned
// returns: one row per kind of thing that is there
//   label           :: STRING    the kind
//   count           :: INTEGER   how many of it
//   synthetic_count :: INTEGER   how many of those are made up
// order: label
// access: read
MATCH (thing:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event|Source)
WHERE CASE thing.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
RETURN head(labels(thing)) AS label,
  count(thing) AS count,
  count(CASE thing.status WHEN 'synthetic' THEN 1 END) AS synthetic_count
ORDER BY label
LIMIT $max_rows
