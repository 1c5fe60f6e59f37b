// What is said of one cluster: who belongs to it and runs it, its programmes, industries, collaborations and offers.
// Used by: gapbridge.profiles.facts.read
//
// params:
//   cluster_id :: STRING         the cluster asked about
//   statuses   :: LIST<STRING>   which statements count
//   as_of      :: DATE           the day asked about
//   max_rows   :: INTEGER        most rows returned
// returns: one row per type and node at the other end; offers of members are those of the cluster
//   type       :: STRING      type of the statements
//   key        :: STRING      key of the node at the other end: member, programme, industry, cluster or competence
//   name       :: STRING      its English name
//   kind       :: STRING      of a member what it is, of an industry its scheme; null when unknown
//   statements :: LIST<MAP>   by id: the statement with source_id, status, kind, role, valid_from, holder_id of an offer
// order: type, key
// access: read
MATCH (cluster:Cluster {id: $cluster_id})
  (()<-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
  (holder)-[said:MEMBER_OF|COORDINATES|TAKES_PART_IN|IN_INDUSTRY|COLLABORATES_WITH|OFFERS]-(other)
WHERE said.status IN $statuses AND (holder = cluster OR type(said) = 'OFFERS')
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH DISTINCT said, other, holder
WITH type(said) AS type, other, said {.id, .source_id, .status, .kind, .role, .valid_from, holder_id: holder.id} AS statement
ORDER BY statement.id
WITH type, other, collect(statement) AS statements
RETURN type,
  other.id AS key,
  other.name_en AS name,
  coalesce(other.kind, other.scheme) AS kind,
  statements
ORDER BY type, key
LIMIT $max_rows
