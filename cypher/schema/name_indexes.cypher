// Names are found by their words: by the stem in either language, and without accents. Those three pass over
// words such as `it`; the last index has every word.
// Used by: gapbridge.schema.prepare
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// access: schema
CREATE FULLTEXT INDEX names_lithuanian IF NOT EXISTS
FOR (named:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event)
ON EACH [named.name_lt, named.other_names_lt]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'lithuanian', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX names_english IF NOT EXISTS
FOR (named:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event)
ON EACH [named.name_en, named.other_names_en]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX names_folded IF NOT EXISTS
FOR (named:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event)
ON EACH [named.name_en, named.other_names_en, named.name_lt, named.other_names_lt]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX names_as_they_are IF NOT EXISTS
FOR (named:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event)
ON EACH [named.name_lt, named.other_names_lt, named.name_en, named.other_names_en]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words', `fulltext.eventually_consistent`: false}};
