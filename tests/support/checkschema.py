# SPDX-License-Identifier: Apache-2.0
"""checkschema.py <file.json> <shared folder>: every document in the file's "documents" is an EPCIS 2.0
document. Returns 77, which ctest reads as skipped, where schema or library are absent."""

import json
import sys
from pathlib import Path

import epcisschema

file, shared = Path(sys.argv[1]), Path(sys.argv[2])
validator = epcisschema.load(shared)
documents = json.loads(file.read_text(encoding="utf-8"))["documents"]
faults = [f"documents/{number}/{fault}" for number, document in enumerate(documents)
          if (fault := epcisschema.fault(validator, document))]
print("\n".join(faults[:10]) or f"{len(documents)} documents are valid")
sys.exit(1 if faults or not documents else 0)
