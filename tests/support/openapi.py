# SPDX-License-Identifier: Apache-2.0
"""GS1's OpenAPI description of the EPCIS 2.0 REST binding as a judge of answers. Exits with 77, which
ctest reads as skipped, where it is not there."""

import json
import re
import sys
from pathlib import Path

import epcisschema
import jsonschema

# What every answer may be although the description forgets it: a GET /events with a wrong parameter
# cannot be answered in any way it lists.
EVERYWHERE = {"400": "400QueryIssues", "413": "413QueryScopeOrSize"}


def _repair(node):
    """Known defects of the description: patterns in a dialect of their own, the status of 409, a
    header of prefixes typed as an object, capture jobs that match both of two branches."""
    if isinstance(node, list):
        return [_repair(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {name: _repair(value) for name, value in node.items()
            if not (name == "pattern" and "\\g<" in str(value))}
    types = node.get("properties", {}).get("type", {}).get("enum", [])
    if "epcisException:ResourceAlreadyExistsException" in types:
        node["properties"]["status"]["enum"] = [409]
    return node


def _either(node):
    """The same with every oneOf an anyOf."""
    if isinstance(node, list):
        return [_either(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {"anyOf" if name == "oneOf" else name: _either(value) for name, value in node.items()}


class Description:
    def __init__(self, shared: Path):
        file = shared / "standards/gs1-epcis/rest/openapi.json"
        if not file.exists():
            print(f"skipped: {file} is not there")
            sys.exit(epcisschema.SKIPPED)
        self._document = _repair(json.loads(file.read_text()))
        schemas = self._document["components"]["schemas"]
        schemas["GS1-Extensions"] = {"type": "string"}
        # An array there, and an object in the example beside it.
        one = self._document["paths"]["/queries/{queryName}"]["get"]["responses"]["200"]
        content = one["content"]["application/json"]
        content["schema"] = content["schema"]["items"]
        schemas["CaptureJob"] = _either(schemas["CaptureJob"])
        self.seen = set()

    def _resolved(self, node):
        while "$ref" in node:
            target = self._document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def fault(self, value, schema):
        """Why the value does not fit; None if it does."""
        whole = {"allOf": [schema], "components": self._document["components"]}
        validator = jsonschema.Draft7Validator(whole, format_checker=epcisschema.FORMATS)
        error = jsonschema.exceptions.best_match(validator.iter_errors(value))
        return error and f"{'/'.join(map(str, error.absolute_path))}: {error.message[:400]}"

    def component(self, name):
        return {"$ref": f"#/components/schemas/{name}"}

    def operations(self):
        """Every method of every path of the description."""
        return {(method.upper(), path) for path, item in self._document["paths"].items()
                for method in item if method in ("get", "post", "delete", "options")}

    def _operation(self, method, target):
        path = target.split("?")[0]
        for template, item in self._document["paths"].items():
            pattern = re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, path) and method.lower() in item:
                return template, item[method.lower()]
        return None, None

    def judge(self, method, target, status, headers, body):
        """Faults of an answer: status, headers, media type and body against the description."""
        template, operation = self._operation(method, target)
        if not operation:
            return [f"{method} {target} is not described"]
        self.seen.add((method, template))
        described = operation["responses"].get(str(status))
        if not described and str(status) in EVERYWHERE:
            name = EVERYWHERE[str(status)]
            if "/subscriptions" in template and status == 400:
                name = "400SubscriptionIssues"
            described = self._document["components"]["responses"][name]
        if not described:
            return [f"{method} {template} may not answer {status}"]
        described = self._resolved(described)
        faults = []
        for name, header in described.get("headers", {}).items():
            header = self._resolved(header)
            value = headers.get(name)
            if value is None:
                if header.get("required"):
                    faults.append(f"{name} is missing")
                continue
            schema = self._resolved(header.get("schema", {}))
            if schema.get("type") == "integer" and value.isdigit():
                value = int(value)
            if name == "Location": # of subscriptions it is described as never relative
                schema = self.component("Location")
            if name == "Link": # <url>; rel="next", of which the schema means the URL
                continue
            if fault := self.fault(value, schema):
                faults.append(f"{name}: {fault}")
        content = described.get("content", {})
        media = (headers.get("Content-Type") or "").split(";")[0]
        if not content or not body:
            return faults + ([f"{len(body)} bytes nobody expects"] if body and not content else [])
        # Problems of subscriptions are listed as plain JSON only.
        described = content.get(media) or content.get(media.replace("problem+", ""))
        if not described:
            return faults + [f"{media} is not among {sorted(content)}"]
        if fault := self.fault(json.loads(body), described.get("schema", {})):
            faults.append(fault)
        return faults
