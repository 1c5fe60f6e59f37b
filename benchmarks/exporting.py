"""How long exports take, and how much memory, at scales of benchmarks/questions.py.

    python benchmarks/exporting.py [SCALE ...]      default: 1 and 10

Each format is written by a process of its own, so that its memory is its own; `nothing` only imports and connects.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gapbridge import load, local_server
from gapbridge.database import Connection, Database
from gapbridge.export import export, formats
from gapbridge.progress import silent
from gapbridge.settings import Settings


def main() -> None:
    """Print a table of figures for each scale."""
    from questions import made_up

    scales = [int(word) for word in sys.argv[1:]] or [1, 10]
    with tempfile.TemporaryDirectory() as folder:
        for scale in scales:
            settings = Settings(data_dir=Path(folder), store=f"scale-{scale}")
            try:
                connection = local_server.start(settings, silent).connection
                with Database(connection) as database:
                    dataset = made_up(scale)
                    load.load(database, dataset)
                print(f"scale {scale}: {len(dataset):,} rows", flush=True)
                for name in ("nothing", *formats.FORMATS):
                    told = in_a_process(name, connection, Path(folder) / f"{name}-{scale}")
                    print(f"  {name:<12} {told['seconds']:6.1f} s {told['mib']:5.0f} MiB", flush=True)
            finally:
                local_server.stop(settings)
                local_server.wipe(settings)


def in_a_process(name: str, connection: Connection, path: Path) -> dict[str, float]:
    """Seconds and peak memory of one format."""
    asked = [name, connection.uri, connection.user, connection.password.get_secret_value(), str(path)]
    done = subprocess.run(
        [sys.executable, __file__, "--way", json.dumps(asked)], stdout=subprocess.PIPE, text=True, check=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def one_way(name: str, uri: str, user: str, password: str, path: str) -> None:
    """Write one format, and print what it took."""
    from pydantic import SecretStr

    started = time.perf_counter()
    with Database(Connection(uri, user, SecretStr(password))) as database:
        database.check()
        if name != "nothing":
            form = formats.FORMATS[name]
            export(database, Path(f"{path}{form.ending}"), form)
    print(json.dumps({"seconds": time.perf_counter() - started, "mib": peak()}))


def peak() -> float:
    """Most memory this process had, in MiB (Linux; `getrusage` would tell the parent's too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        one_way(*json.loads(sys.argv[2]))
    else:
        main()
