// Something that every Neo4j answers when it answers at all.
// Used by: gapbridge.database.answers
//
// returns: one row
//   one :: INTEGER   always 1
// access: read
RETURN 1 AS one
