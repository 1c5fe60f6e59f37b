// Deliveries from a member of one cluster to a member of another: business that ties clusters already.
// lt: Tiekimas iš vieno klasterio nario kito klasterio nariui: verslas, kuris klasterius jau sieja.
// title: Deliveries between clusters | Tiekimas tarp klasterių
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per delivery and pair of clusters
//   giving   :: NODE           the supplier's cluster
//   belongs  :: RELATIONSHIP   how the supplier belongs to it
//   supplier :: NODE           who delivers
//   supply   :: RELATIONSHIP   the statement that it does
//   product  :: STRING         what; null if unknown
//   customer :: NODE           who gets it
//   joins    :: RELATIONSHIP   how the customer belongs to its cluster
//   getting  :: NODE           the customer's cluster
// order: giving.id, getting.id, supplier.id, customer.id, supply.id, belongs.id, joins.id
// access: read
// defaults: max_rows = 200
MATCH (giving:Cluster)<-[belongs:MEMBER_OF]-(supplier:Member)-[supply:SUPPLIES]->(customer:Member)-[joins:MEMBER_OF]->(getting:Cluster)
WHERE giving <> getting
  AND supply.status IN $statuses
  AND coalesce(supply.valid_from <= date($as_of), true) AND coalesce(date($as_of) < supply.valid_to, true)
  AND belongs.status IN $statuses
  AND coalesce(belongs.valid_from <= date($as_of), true) AND coalesce(date($as_of) < belongs.valid_to, true)
  AND joins.status IN $statuses
  AND coalesce(joins.valid_from <= date($as_of), true) AND coalesce(date($as_of) < joins.valid_to, true)
  AND NOT EXISTS {
    MATCH (customer)-[own:MEMBER_OF]->(giving)
    WHERE own.status IN $statuses
      AND coalesce(own.valid_from <= date($as_of), true) AND coalesce(date($as_of) < own.valid_to, true)
  }
RETURN giving, belongs, supplier, supply, supply.product AS product, customer, joins, getting
ORDER BY giving.id, getting.id, supplier.id, customer.id, supply.id, belongs.id, joins.id
LIMIT $max_rows
