// The members that belong to a cluster or coordinate one, for questions that are answered in memory.
// Used by: gapbridge.facts.read
//
// params:
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   max_rows        :: INTEGER        most rows returned
// returns: one row per member
//   id      :: STRING   key of the member
//   name_en :: STRING   its English name
//   kind    :: STRING   what it is; null when unknown
//   country :: STRING   its country; null when unknown
//   status  :: STRING   synthetic: a made-up organisation
// order: id
// access: read
MATCH (member:Member)
WHERE EXISTS {
  MATCH (member)-[tie:MEMBER_OF|COORDINATES]->(:Cluster)
  WHERE tie.status IN $statuses
    AND coalesce(tie.valid_from <= $as_of, true) AND coalesce($as_of < tie.valid_to, true)
}
RETURN member.id AS id,
  member.name_en AS name_en,
  member.kind AS kind,
  member.country AS country,
  member.status AS status
ORDER BY id
LIMIT $max_rows
