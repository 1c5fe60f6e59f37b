// Stages that one member alone performs: if it leaves, the value chain has a hole.
// lt: Etapai, kuriuos vykdo vienas vienintelis narys: jam pasitraukus vertės grandinėje lieka skylė.
// title: Stages that hang on one member | Etapai, priklausantys nuo vieno nario
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per stage
//   chain    :: NODE           the value chain
//   part     :: RELATIONSHIP   how the stage belongs to it
//   stage    :: NODE           the stage
//   performs :: RELATIONSHIP   the statement that it is performed
//   member   :: NODE           who alone performs it
// order: chain.id, stage.position, stage.id, performs.id
// access: read
// defaults: max_rows = 200
MATCH (member:Member)-[performs:PERFORMS]->(stage:Stage)-[part:PART_OF]->(chain:ValueChain)
WHERE performs.status IN $statuses
  AND coalesce(performs.valid_from <= date($as_of), true) AND coalesce(date($as_of) < performs.valid_to, true)
  AND part.status IN $statuses
  AND coalesce(part.valid_from <= date($as_of), true) AND coalesce(date($as_of) < part.valid_to, true)
  AND NOT EXISTS {
    MATCH (other:Cluster|Member)-[also:PERFORMS]->(stage)
    WHERE other <> member AND also.status IN $statuses
      AND coalesce(also.valid_from <= date($as_of), true) AND coalesce(date($as_of) < also.valid_to, true)
  }
RETURN chain, part, stage, performs, member
ORDER BY chain.id, stage.position, stage.id, performs.id
LIMIT $max_rows
