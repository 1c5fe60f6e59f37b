// How many needs and offers count on a day, and how many of them may have been stated after it.
// Used by: gapbridge.collaborations.time_split.hindsight
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
// returns: one row
//   statement_count :: INTEGER   needs and offers that hold on the day
//   undated_count   :: INTEGER   those of them without a first day
// access: read
MATCH (:Cluster|Member)-[said:NEEDS|OFFERS]->(:Competence)
WHERE said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
RETURN count(said) AS statement_count,
  count(CASE WHEN said.valid_from IS NULL THEN said END) AS undated_count
