// Numbers about the same thing and day on which sources disagree, none preferred; if no day is known, days may differ.
// lt: Tos pačios dienos skaičiai apie tą patį, dėl kurių šaltiniai nesutaria; jei diena nežinoma, dienos gali skirtis.
// title: Figures that differ | Nesutampantys skaičiai
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per thing, property and day
//   thing    :: NODE                 the cluster, member or programme
//   property :: STRING               what is counted
//   as_of    :: STRING               the day they are about, as exactly as it is known; null if it is not
//   stated   :: LIST<STRING>         what the sources say, ascending
//   figures  :: LIST<NODE>           the figures
//   said     :: LIST<RELATIONSHIP>   the statements that tie them to it
// order: thing.id, property, as_of
// access: read
// defaults: max_rows = 200
MATCH (thing:Cluster|Member|Programme)-[said:HAS_FIGURE]->(figure:Figure)
WHERE said.status IN $statuses
  AND coalesce(said.valid_from <= date($as_of), true) AND coalesce(date($as_of) < said.valid_to, true)
WITH thing, figure.property AS property, figure.as_of AS as_of, collect(DISTINCT figure.value) AS stated, collect(DISTINCT figure) AS figures, collect(said) AS said
WHERE size(stated) > 1
RETURN thing, property, as_of, COLLECT { UNWIND stated AS one RETURN one ORDER BY one } AS stated, figures, said
ORDER BY thing.id, property, as_of
LIMIT $max_rows
