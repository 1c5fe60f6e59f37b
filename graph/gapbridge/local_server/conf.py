"""Neo4j's own settings for a local server."""

from gapbridge.settings import Neo4jLine

# The IP blocklist keeps LOAD CSV from reading addresses of the network; nothing here loads that way.
# With a shutdown wait of 0 a stop takes 0.4 s rather than 10. Transaction logs are kept for recovery only.
# A plan is made once for a query, not anew for each length of a key or list: planning is what a first answer waits for.
CONF = """\
# Written by GapBridge at each start of this store; changes are lost.
server.default_listen_address=127.0.0.1
server.default_advertised_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=2 files
internal.cypher.use_parameter_size=false
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""
ONLY_2026 = """\
server.fleet_discovery.enabled=false
"""


def conf_text(line: Neo4jLine, port: int) -> str:
    """The text of neo4j.conf: one Bolt port of this machine, nothing else listens or is sent anywhere."""
    return CONF.format(port=port) + (ONLY_2026 if line == "2026" else "")
