# SPDX-License-Identifier: Apache-2.0
"""The languages we ship are complete, and no translation loses what its source carries."""

import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from tree import Finding

_SOURCE_LANGUAGE = "en" # needs plural forms only: elsewhere the source is the text
_COMPLETE = (_SOURCE_LANGUAGE, "de")
_PLACEHOLDER = re.compile(r"%(?:L?\d{1,2}|L?n)")
_COUNTS = {"%n", "%Ln"}


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    comment: str
    plural: bool
    forms: tuple # of one string, or of each plural form
    unfinished: bool

    @property
    def key(self):
        return self.context, self.source, self.comment, self.plural


def messages(text):
    """The living messages of a .ts file."""
    for context in ElementTree.fromstring(text).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = translation.get("type")
            if kind in ("vanished", "obsolete"):
                continue
            plural = message.get("numerus") == "yes"
            texts = translation.findall("numerusform") if plural else [translation]
            yield Message(context.findtext("name"), message.findtext("source", ""),
                          message.findtext("comment", ""), plural,
                          tuple("".join(form.itertext()) for form in texts),
                          kind == "unfinished")


def check(tree, lupdate=None):
    files = {path: path.removesuffix(".ts").rsplit("_", 1)[-1] for path in tree.files
             if path.startswith("translations/") and path.endswith(".ts")}
    wanted = _in_sources(tree, lupdate) if lupdate else set()
    for language in _COMPLETE:
        if wanted and language not in files.values():
            yield Finding("translations", 1, f"no file for {language}")
    for path, language in files.items():
        text = tree.read(path)
        own = list(messages(text))
        for message in own:
            for reason, fails in _faults(message, language):
                yield Finding(path, _line(text, message.source), reason, fails)
        if language in _COMPLETE:
            for key in sorted(wanted - {message.key for message in own}):
                if language != _SOURCE_LANGUAGE or key[3]:
                    yield Finding(path, 1, f"not in the file (run update_translations): "
                                  f"{key[0]}: {key[1]!r}")


def _faults(message, language):
    """(reason, whether it fails) for each thing that is wrong with one message."""
    quoted = f"{message.context}: {message.source!r}"
    needs_text = language != _SOURCE_LANGUAGE or message.plural
    if needs_text and (message.unfinished or not all(message.forms)):
        yield f"unfinished: {quoted}", language in _COMPLETE
        return
    expected = set(_PLACEHOLDER.findall(message.source))
    forms = [form for form in message.forms if form]
    for form in forms:
        found = set(_PLACEHOLDER.findall(form))
        # "one pack" needs no number; that some form has it is asked for below.
        missing = expected - found - (_COUNTS if message.plural else set())
        if missing or found - expected:
            yield f"placeholders differ: {quoted}: {form!r}", True
        if form != form.strip() and message.source == message.source.strip():
            yield f"blanks at an end: {quoted}: {form!r}", True
    if message.plural and expected & _COUNTS and not any(
            _COUNTS & set(_PLACEHOLDER.findall(form)) for form in forms):
        yield f"no plural form has the number: {quoted}", True


def _line(text, source):
    escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    position = text.find(f"<source>{escaped}")
    return text.count("\n", 0, position) + 1 if position >= 0 else 1


def _in_sources(tree, lupdate):
    """The keys of all messages that the sources have now."""
    names = [str(tree.root / path) for path, _ in tree.sources("ui", "app")]
    if not names:
        return set()
    with tempfile.TemporaryDirectory() as folder:
        listing, found = Path(folder) / "sources", Path(folder) / "found_en.ts"
        listing.write_text("\n".join(names), encoding="utf-8")
        subprocess.run([lupdate, "-silent", "-I", str(tree.root), f"@{listing}", "-ts", str(found)], check=True,
                       stdout=subprocess.DEVNULL)
        return {message.key for message in messages(found.read_text(encoding="utf-8"))}
