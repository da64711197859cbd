"""Inputs of the fuzz targets: one JSON string a line in the repository, one file each while fuzzing.

usage: inputs.py unpack FILE FOLDER
       inputs.py pack FOLDER FILE
"""

import hashlib
import json
import pathlib
import sys

# What reaches no code that something shorter does not reach is gone already; these keep the file readable.
LONGEST, MOST = 1000, 3000


def unpack(file: pathlib.Path, folder: pathlib.Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        data = json.loads(line).encode()
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def pack(folder: pathlib.Path, file: pathlib.Path) -> None:
    inputs = set()
    for path in folder.iterdir():
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue  # The targets take text alone.
        if len(text) <= LONGEST:
            inputs.add(text)
    # What was kept once stays: among it are those that broke a promise.
    known = {json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()} if file.exists() else set()
    shortest = sorted(inputs - known, key=lambda text: (len(text), text))
    kept = sorted(known.union(shortest[: max(0, MOST - len(known))]), key=lambda text: (len(text), text))
    file.write_text("".join(json.dumps(text) + "\n" for text in kept), encoding="utf-8")


command, source, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
{"unpack": unpack, "pack": pack}[command](source, target)
