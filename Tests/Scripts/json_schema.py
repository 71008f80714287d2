"""Validates documents against JSON Schemas, one answer per line.

Reads lines of JSON from standard input: {"schema": <path>, "instance": <value>}, and prints for each either "valid" or
the place and the reason of the first error. A schema is loaded once; `format` is asserted.
"""

import functools
import json
import sys

import jsonschema


@functools.cache
def validator(path: str) -> jsonschema.protocols.Validator:
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


for line in sys.stdin:
    case = json.loads(line)
    error = next(validator(case["schema"]).iter_errors(case["instance"]), None)
    print("valid" if error is None else f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
