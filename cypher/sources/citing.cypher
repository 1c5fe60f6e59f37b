// Sources that something still cites, so that they may not be removed.
// Used by: gapbridge.tables.remove
//
// params:
//   ids :: LIST<STRING>   keys of sources
// returns: one row per source that is cited
//   id        :: STRING    key of the source
//   held_by   :: STRING    key of a node, or id of a statement, that cites it
//   citations :: INTEGER   how many nodes and statements cite it
// order: id
// access: read
CALL () {
  MATCH (citing)
  WHERE citing.source_id IN $ids
  RETURN citing.source_id AS id, min(citing.id) AS holder, count(*) AS found
  UNION ALL
  MATCH ()-[said]->()
  WHERE said.source_id IN $ids
  RETURN said.source_id AS id, min(said.id) AS holder, count(*) AS found
}
WITH id, min(holder) AS held_by, sum(found) AS citations
RETURN id, held_by, citations
ORDER BY id
