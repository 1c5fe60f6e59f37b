// The Lithuanian names of given nodes, where they are known.
// Used by: gapbridge.names.in_language
//
// params:
//   wanted :: LIST<MAP>   the nodes: a label, and the keys under it
// returns: one row per node whose Lithuanian name is known
//   label :: STRING   its label
//   id    :: STRING   its key
//   name  :: STRING   its Lithuanian name
// order: label, id
// access: read
UNWIND $wanted AS some
UNWIND some.keys AS key
MATCH (named:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event {id: key})
WHERE some.label IN labels(named) AND named.name_lt IS NOT NULL
RETURN some.label AS label, named.id AS id, named.name_lt AS name
ORDER BY label, id
