// Offers of competences that, as far as is known, nobody needs.
// lt: Siūlomos kompetencijos, kurių, kiek žinoma, niekam nereikia.
// title: Offers nobody needs | Pasiūlymai, kurių niekam nereikia
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per offer
//   competence :: NODE           what is offered
//   offer      :: RELATIONSHIP   the statement of the offer
//   holder     :: NODE           who offers it
// order: competence.id, holder.id, offer.id
// access: read
// defaults: max_rows = 200
MATCH (holder:Cluster|Member)-[offer:OFFERS]->(competence:Competence)
WHERE offer.status IN $statuses
  AND coalesce(offer.valid_from <= date($as_of), true) AND coalesce(date($as_of) < offer.valid_to, true)
  AND NOT EXISTS {
    MATCH (:Cluster|Member)-[need:NEEDS]->(competence)
    WHERE need.status IN $statuses
      AND coalesce(need.valid_from <= date($as_of), true) AND coalesce(date($as_of) < need.valid_to, true)
  }
RETURN competence, offer, holder
ORDER BY competence.id, holder.id, offer.id
LIMIT $max_rows
