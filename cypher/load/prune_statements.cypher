// Remove statements an earlier load of the data set stored and the data set no longer has.
// Used by: gapbridge.load.load
//
// params:
//   dataset :: STRING      name of the data set
//   types   :: LIST<MAP>   {type, keep}: ids to keep, for every relationship type
// returns: one row per statement removed
//   kind    :: STRING   relationship type
//   id      :: STRING   statement id
//   held_by :: STRING   always null: nothing refers to a statement
// order: kind, id
// access: write
UNWIND $types AS wanted
MATCH ()-[said]->()
WHERE said.dataset = $dataset AND type(said) = wanted.type AND NOT said.id IN wanted.keep
WITH said, wanted.type AS kind, said.id AS id
DELETE said
WITH kind, id
ORDER BY kind, id
RETURN kind, id, null AS held_by
