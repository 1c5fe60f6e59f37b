// Replaces the password a new Neo4j is born with; runs on the database `system`.
// Used by: gapbridge.database.replace_first_password
//
// params:
//   password :: STRING   the new password of the user `neo4j`
// returns: nothing
// access: write
ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password
