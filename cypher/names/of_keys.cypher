// What given keys name, whatever kind of thing each is of.
// Used by: gapbridge.names.of_keys
//
// params:
//   ids :: LIST<STRING>   keys
// returns: one row per thing with such a key
//   label   :: STRING   what it is
//   id      :: STRING   its key
//   name_en :: STRING   its English name
//   name_lt :: STRING   its Lithuanian name; null when unknown
//   status  :: STRING   synthetic: made up
// order: id, label
// access: read
UNWIND $ids AS id
MATCH (named:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event {id: id})
RETURN DISTINCT head(labels(named)) AS label,
  named.id AS id,
  named.name_en AS name_en,
  named.name_lt AS name_lt,
  named.status AS status
ORDER BY id, label
