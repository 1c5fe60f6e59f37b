// Relationships that no table holds: other types, other ends, no id. Other tools may have written them.
// Used by: gapbridge.graph_hash.foreign
//
// params:
//   kinds       :: LIST<MAP>   {type, start, end} for every kind of statement
//   passed_over :: INTEGER     how many were returned before
//   max_rows    :: INTEGER     most rows returned
// returns: one row per relationship
//   type       :: STRING         its type
//   properties :: MAP            all properties
//   start      :: LIST           of the node it starts from: labels, properties
//   end        :: LIST           of the node it leads to: labels, properties
//   place      :: STRING         where the database keeps it; only to have an order
// order: place
// access: read
MATCH (start)-[said]->(end)
WHERE NOT (coalesce(said.id > '', false) AND any(kind IN $kinds WHERE kind.type = type(said)
  AND any(label IN labels(start) WHERE label IN kind.start) AND any(label IN labels(end) WHERE label IN kind.end)))
RETURN type(said) AS type, properties(said) AS properties, [labels(start), properties(start)] AS start,
  [labels(end), properties(end)] AS end, elementId(said) AS place
ORDER BY place
SKIP $passed_over LIMIT $max_rows
