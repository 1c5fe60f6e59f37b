// Stages that nobody is known to perform, with the stages before and after them.
// lt: Etapai, kurių, kiek žinoma, niekas nevykdo, ir etapai prieš juos ir po jų.
// title: Stages nobody performs | Etapai, kurių niekas nevykdo
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per stage
//   chain  :: NODE                 the value chain
//   part   :: RELATIONSHIP         how the stage belongs to it
//   stage  :: NODE                 the stage
//   before :: LIST<NODE>           stages that feed it
//   after  :: LIST<NODE>           stages that it feeds
//   feeds  :: LIST<RELATIONSHIP>   the statements that say so
// order: chain.id, stage.position, stage.id
// access: read
// defaults: max_rows = 200
MATCH (stage:Stage)-[part:PART_OF]->(chain:ValueChain)
WHERE part.status IN $statuses
  AND coalesce(part.valid_from <= date($as_of), true) AND coalesce(date($as_of) < part.valid_to, true)
  AND NOT EXISTS {
    MATCH (:Cluster|Member)-[performs:PERFORMS]->(stage)
    WHERE performs.status IN $statuses
      AND coalesce(performs.valid_from <= date($as_of), true) AND coalesce(date($as_of) < performs.valid_to, true)
  }
RETURN chain, part, stage,
  COLLECT {
    MATCH (stage)<-[feeds:FEEDS]-(before:Stage)
    WHERE feeds.status IN $statuses
      AND coalesce(feeds.valid_from <= date($as_of), true) AND coalesce(date($as_of) < feeds.valid_to, true)
    RETURN DISTINCT before
  } AS before,
  COLLECT {
    MATCH (stage)-[feeds:FEEDS]->(after:Stage)
    WHERE feeds.status IN $statuses
      AND coalesce(feeds.valid_from <= date($as_of), true) AND coalesce(date($as_of) < feeds.valid_to, true)
    RETURN DISTINCT after
  } AS after,
  COLLECT {
    MATCH (stage)-[feeds:FEEDS]-(:Stage)
    WHERE feeds.status IN $statuses
      AND coalesce(feeds.valid_from <= date($as_of), true) AND coalesce(date($as_of) < feeds.valid_to, true)
    RETURN feeds
  } AS feeds
ORDER BY chain.id, stage.position, stage.id
LIMIT $max_rows
