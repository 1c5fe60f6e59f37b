// A node's key and a statement's id are unique, so a duplicate cannot be stored.
// Used by: gapbridge.schema.prepare
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// access: schema
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (node:Source) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT programme_key IF NOT EXISTS FOR (node:Programme) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT cluster_key IF NOT EXISTS FOR (node:Cluster) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT member_key IF NOT EXISTS FOR (node:Member) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT competence_key IF NOT EXISTS FOR (node:Competence) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT industry_key IF NOT EXISTS FOR (node:Industry) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT value_chain_key IF NOT EXISTS FOR (node:ValueChain) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT stage_key IF NOT EXISTS FOR (node:Stage) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT event_key IF NOT EXISTS FOR (node:Event) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT assessment_key IF NOT EXISTS FOR (node:Assessment) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT figure_key IF NOT EXISTS FOR (node:Figure) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT load_log_key IF NOT EXISTS FOR (node:LoadLog) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT load_record_key IF NOT EXISTS FOR (node:LoadRecord) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT load_part_key IF NOT EXISTS FOR (node:LoadPart) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT watch_key IF NOT EXISTS FOR (node:Watch) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT watch_check_key IF NOT EXISTS FOR (node:WatchCheck) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT picture_key IF NOT EXISTS FOR (node:Picture) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT takes_part_in_statement_id IF NOT EXISTS FOR ()-[said:TAKES_PART_IN]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT coordinates_statement_id IF NOT EXISTS FOR ()-[said:COORDINATES]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT member_of_statement_id IF NOT EXISTS FOR ()-[said:MEMBER_OF]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT in_industry_statement_id IF NOT EXISTS FOR ()-[said:IN_INDUSTRY]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT broader_statement_id IF NOT EXISTS FOR ()-[said:BROADER]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT matches_statement_id IF NOT EXISTS FOR ()-[said:MATCHES]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT differs_from_statement_id IF NOT EXISTS FOR ()-[said:DIFFERS_FROM]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT needs_statement_id IF NOT EXISTS FOR ()-[said:NEEDS]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT offers_statement_id IF NOT EXISTS FOR ()-[said:OFFERS]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT supplies_statement_id IF NOT EXISTS FOR ()-[said:SUPPLIES]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT performs_statement_id IF NOT EXISTS FOR ()-[said:PERFORMS]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT part_of_statement_id IF NOT EXISTS FOR ()-[said:PART_OF]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT feeds_statement_id IF NOT EXISTS FOR ()-[said:FEEDS]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT teaches_statement_id IF NOT EXISTS FOR ()-[said:TEACHES]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT attended_statement_id IF NOT EXISTS FOR ()-[said:ATTENDED]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT of_statement_id IF NOT EXISTS FOR ()-[said:OF]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT after_statement_id IF NOT EXISTS FOR ()-[said:AFTER]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT on_statement_id IF NOT EXISTS FOR ()-[said:ON]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT collaborates_with_statement_id IF NOT EXISTS FOR ()-[said:COLLABORATES_WITH]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT related_to_statement_id IF NOT EXISTS FOR ()-[said:RELATED_TO]-() REQUIRE said.id IS UNIQUE;
CREATE CONSTRAINT has_figure_statement_id IF NOT EXISTS FOR ()-[said:HAS_FIGURE]-() REQUIRE said.id IS UNIQUE;
