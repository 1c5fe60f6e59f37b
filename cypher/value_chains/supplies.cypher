// All deliveries between members, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per customer
//   customer_id :: STRING      key of the member that is delivered to
//   supplies    :: LIST<MAP>   by id: the statement, with supplier_id
// order: customer_id
// access: read
MATCH (supplier:Member)-[supply:SUPPLIES]->(customer:Member)
WHERE supply.status IN $statuses
  AND coalesce(supply.valid_from <= $as_of, true) AND coalesce($as_of < supply.valid_to, true)
WITH customer.id AS customer_id, supply {.id, .source_id, .status, .product, .share, .time_to_recover,
    .time_to_survive, supplier_id: supplier.id} AS said
ORDER BY said.id
WITH customer_id, collect(said) AS supplies
RETURN customer_id, supplies
ORDER BY customer_id
LIMIT $max_rows
