// Members that get a large share of something from one supplier, and how long either could do without.
// lt: Nariai, kurie didelę dalį ko nors gauna iš vieno tiekėjo, ir kiek laiko be to išsiverstų.
// title: Members that hang on one supplier | Nariai, priklausantys nuo vieno tiekėjo
// Used by: gapbridge.questions.saved
//
// params:
//   min_share :: FLOAT          least share of what is bought that this one supplies, 0 to 1
//   statuses  :: LIST<STRING>   which statements count
//   as_of     :: STRING         the day asked about, as 2017-06-05
//   max_rows  :: INTEGER        most rows returned
// returns: one row per delivery
//   supplier         :: NODE           who delivers
//   supply           :: RELATIONSHIP   the statement that it does
//   customer         :: NODE           who gets it
//   product          :: STRING         what; null if unknown
//   share            :: FLOAT          the share of it, 0 to 1
//   weeks_to_recover :: FLOAT          until the supplier could deliver again; null if unknown
//   weeks_to_survive :: FLOAT          that the customer lasts without; null if unknown
// order: share DESC, customer.id, supplier.id, supply.id
// access: read
// defaults: min_share = 0.5, max_rows = 200
MATCH (supplier:Member)-[supply:SUPPLIES]->(customer:Member)
WHERE supply.share >= $min_share AND supply.status IN $statuses
  AND coalesce(supply.valid_from <= date($as_of), true) AND coalesce(date($as_of) < supply.valid_to, true)
RETURN supplier, supply, customer, supply.product AS product, supply.share AS share,
  supply.time_to_recover AS weeks_to_recover, supply.time_to_survive AS weeks_to_survive
ORDER BY share DESC, customer.id, supplier.id, supply.id
LIMIT $max_rows
