// All sources: the texts that statements are taken from.
// Used by: gapbridge.sources.sources
//
// params:
//   statuses :: LIST<STRING>   made-up sources only with synthetic, real ones only with another
//   max_rows :: INTEGER        most rows returned
// returns: one row per source
//   id           :: STRING   key of the source
//   title        :: STRING   its title, or what it is
//   publisher    :: STRING   who published it; null when unknown
//   url          :: STRING   where it can be read; null when unknown
//   published_on :: STRING   when it was published, as exactly as it is known; null when unknown
//   note         :: STRING   how it was read, and what to beware of; null when there is nothing to say
//   status       :: STRING   synthetic: a made-up text
// order: id
// access: read
MATCH (source:Source)
WHERE CASE source.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH source
ORDER BY source.id
LIMIT $max_rows
RETURN source.id AS id,
  source.title AS title,
  source.publisher AS publisher,
  source.url AS url,
  source.published_on AS published_on,
  source.note AS note,
  source.status AS status
ORDER BY id
