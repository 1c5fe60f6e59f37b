// Members with what is said of each of them, whether they belong to a cluster or not.
// Used by: gapbridge.members.facts.read
//
// params:
//   member_ids :: LIST<STRING>   keys of members
//   statuses   :: LIST<STRING>   which statements count
//   as_of      :: DATE           the day asked about
//   max_rows   :: INTEGER        most rows returned
// returns: one row per member
//   id         :: STRING      key of the member
//   name_en    :: STRING      its English name
//   kind       :: STRING      what it is; null when unknown
//   country    :: STRING      its country; null when unknown
//   region     :: STRING      its region; null when unknown
//   status     :: STRING      synthetic: a made-up organisation
//   source_id  :: STRING      where the member itself is named
//   needs      :: LIST<MAP>   needs that hold on that day, open or closed, by id: the statement, holder_id, competence_id
//   offers     :: LIST<MAP>   offers by id: the statement, holder_id, competence_id
//   deliveries :: LIST<MAP>   deliveries from and to it by id: the statement, supplier_id, customer_id
// order: id
// access: read
UNWIND $member_ids AS given_id
MATCH (member:Member {id: given_id})
WITH DISTINCT member
ORDER BY member.id
LIMIT $max_rows
RETURN member.id AS id,
  member.name_en AS name_en,
  member.kind AS kind,
  member.country AS country,
  member.region AS region,
  member.status AS status,
  member.source_id AS source_id,
  COLLECT {
    MATCH (member)-[need:NEEDS]->(competence:Competence)
    WHERE need.status IN $statuses
      AND coalesce(need.valid_from <= $as_of, true) AND coalesce($as_of < need.valid_to, true)
    RETURN need {.id, .importance, .ability, .target, .scale_max, .remedy, .source_id, .status, .attribution,
      .valid_from, .valid_to, holder_id: member.id, competence_id: competence.id} ORDER BY need.id
  } AS needs,
  COLLECT {
    MATCH (member)-[offer:OFFERS]->(competence:Competence)
    WHERE offer.status IN $statuses
      AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
    RETURN offer {.id, .level, .scale_max, .source_id, .status, holder_id: member.id, competence_id: competence.id}
    ORDER BY offer.id
  } AS offers,
  COLLECT {
    MATCH (member)-[supply:SUPPLIES]-(:Member)
    WHERE supply.status IN $statuses
      AND coalesce(supply.valid_from <= $as_of, true) AND coalesce($as_of < supply.valid_to, true)
    WITH DISTINCT supply
    RETURN supply {.id, .source_id, .status, supplier_id: startNode(supply).id, customer_id: endNode(supply).id}
    ORDER BY supply.id
  } AS deliveries
ORDER BY id
