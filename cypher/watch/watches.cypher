// Saved questions, each with its parameters and its last answer's number and size.
// Used by: gapbridge.watch.stored.watches
//
// params:
//   name     :: STRING    only this one; null: all
//   max_rows :: INTEGER   most rows returned
// returns: one row per watch
//   name            :: STRING         its name
//   question        :: STRING         what is asked: shared-gaps, gaps or suggestions
//   cluster_id      :: STRING         the cluster it is about; null where it is about none
//   min_clusters    :: INTEGER        fewest clusters that must share a gap; null where that does not matter
//   branch_id       :: STRING         only this competence and narrower ones; null for all
//   include_covered :: BOOLEAN        count clusters whose own organisations offer the competence; null as above
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about; null: the day of each check
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   created_at      :: STRING         when it was saved, UTC
//   by              :: STRING         who saved it
//   uid             :: STRING         what feeds call it, never used again
//   check_count     :: INTEGER        checks that found news
//   changed_at      :: STRING         when its last answer was kept, UTC
//   item_count      :: INTEGER        how much that answer holds
// order: name
// access: read
MATCH (watch:Watch)
WHERE $name IS NULL OR watch.id = $name
WITH watch
ORDER BY watch.id
LIMIT $max_rows
RETURN watch.id AS name, watch.question AS question, watch.cluster_id AS cluster_id, watch.min_clusters AS min_clusters,
  watch.branch_id AS branch_id, watch.include_covered AS include_covered, watch.statuses AS statuses, watch.as_of AS as_of,
  watch.include_members AS include_members, watch.industry_id AS industry_id, watch.created_at AS created_at,
  watch.by AS by, watch.uid AS uid, watch.check_count AS check_count, watch.changed_at AS changed_at,
  watch.item_count AS item_count
ORDER BY name
