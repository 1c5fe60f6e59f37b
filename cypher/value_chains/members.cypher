// Members by key, whether they belong to a cluster or not, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   member_ids :: LIST<STRING>   keys of members
//   max_rows   :: INTEGER        most rows returned
// returns: one row per member
//   id      :: STRING   key of the member
//   name_en :: STRING   its English name
//   kind    :: STRING   what it is; null when unknown
//   country :: STRING   its country; null when unknown
//   status  :: STRING   synthetic: a made-up organisation
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
  member.status AS status
ORDER BY id
