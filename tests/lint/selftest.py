# SPDX-License-Identifier: Apache-2.0
"""Every rule can fail, and knows what is not its business: small trees with and without a fault."""

import sys
import tempfile
import unittest
from pathlib import Path

import connects
import layers
import layout
import length
import readmes
import spdx
import sqltext
import translations
import words
from tree import Tree

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class Rules(unittest.TestCase):
    def found(self, check, files, **options):
        """The messages of the findings that fail."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return [str(finding) for finding in check(Tree(folder), **options) if finding.fails]

    def assertFaults(self, check, faulty, sound, **options):
        """Each faulty text is found once, each sound one not at all."""
        for text in faulty:
            self.assertEqual(len(self.found(check, {"core/store/x.cpp": text}, **options)), 1, text)
        for text in sound:
            self.assertEqual(self.found(check, {"core/store/x.cpp": text}, **options), [], text)

    def layer_faults(self, path, text, **others):
        """Against a small installation of Qt of our own."""
        with tempfile.TemporaryDirectory() as qt:
            for header in ("QtCore/QObject", "QtCore/QtCore", "QtSql/QSqlQuery", "QtSql/QtSql",
                           "QtGui/QImage", "QtWidgets/QLabel"):
                target = Path(qt) / header
                target.parent.mkdir(exist_ok=True)
                target.touch()
            files = {path: text} | {name.replace("__", "/") + ".h": "" for name in others}
            return self.found(layers.check, files, qt_include=qt)

    def test_layers_between_folders(self):
        up = '#include "core/store/database.h"\n'
        self.assertTrue(self.layer_faults("core/gs1/x.h", up, core__store__database=1))
        self.assertTrue(self.layer_faults("ui/pack/x.h", up, core__store__database=1))
        self.assertTrue(self.layer_faults("devices/tcp/x.h", up, core__store__database=1))
        self.assertTrue(self.layer_faults("core/central/x.h", up, core__store__database=1))
        self.assertFalse(self.layer_faults("core/sync/x.h", up, core__store__database=1))
        self.assertFalse(self.layer_faults("core/gs1/x.h", "// " + up, core__store__database=1))

    def test_layers_of_qt(self):
        for header in ("QSqlQuery", "QtSql", "QtSql/QSqlQuery"):
            text = f"#include <{header}>\n"
            self.assertTrue(self.layer_faults("core/services/x.h", text), header)
            self.assertFalse(self.layer_faults("core/store/x.h", text), header)
        self.assertTrue(self.layer_faults("devices/serial/x.h", "#include <QImage>\n"))
        self.assertFalse(self.layer_faults("devices/imaging/x.h", "#include <QImage>\n"))
        self.assertFalse(self.layer_faults("core/gs1/x.h", "#include <QObject>\n#include <span>\n"))

    def test_layers_of_libraries(self):
        self.assertTrue(self.layer_faults("core/gs1/x.h", "#include <zint.h>\n"))
        self.assertFalse(self.layer_faults("core/labels/x.cpp", "#include <zint.h>\n"))
        self.assertTrue(self.layer_faults("core/sync/x.h", "#include <boost/beast.hpp>\n"))

    def test_layers_unknown(self):
        self.assertTrue(self.layer_faults("core/newfolder/x.h", "#include <span>\n"))
        self.assertTrue(self.layer_faults("core/gs1/x.h", '#include "y.h"\n', core__gs1__y=1))
        self.assertFalse(self.layer_faults("core/gs1/x.cpp", '#include "x.moc"\n'))

    def test_layers_header_first(self):
        text = '#include <span>\n#include "core/gs1/x.h"\n'
        self.assertTrue(self.layer_faults("core/gs1/x.cpp", text, core__gs1__x=1))
        text = '#include "core/gs1/x.h"\n#include <span>\n'
        self.assertFalse(self.layer_faults("core/gs1/x.cpp", text, core__gs1__x=1))

    def test_sqltext(self):
        self.assertFaults(sqltext.check, [
            'query.exec(sql + tail);',
            'query.prepare(u"SELECT a FROM b WHERE c=%1"_s.arg(id));',
            'const auto sql = u"DELETE FROM b WHERE c="_s + id;',
            'const auto sql = QString("UPDATE b SET c=%1").arg(id);',
            'const auto sql = start % u"INSERT INTO b VALUES (1)"_s;',
            'sqlite3_prepare_v2(db, (head + tail).c_str(), -1, &s, nullptr);',
            'PQexecParams(c, ("x" + id).c_str(), 0);',
            '// lint: allow sqltext:\nquery.exec(sql + tail);',
        ], [
            'query.exec(u"SELECT a + 1 FROM b WHERE c LIKE \'%x\'"_s);',
            'query.prepare(u"SELECT a "\n    "FROM b"_s); bind(i + 1);',
            '// query.exec(sql + tail)\n',
            'dialog.exec();',
            'sqlite3_prepare_v3(db, sql.data(), int(sql.size()) + 1, 0, &s, nullptr);',
            'execute([this] { return first + second; });',
            'log(u"WITHOUT "_s + name);',
            '// lint: allow sqltext: both halves are constants\nquery.exec(sql + tail);',
        ])

    def test_connects(self):
        self.assertFaults(connects.check, [
            'connect(a, &A::done, [this] { f(1, 2); });',
            'QObject::connect(a, qOverload<int, int>(&A::done),\n    [](int, int) {});',
            'QTimer::singleShot(0, [this] { f(); });',
        ], [
            'connect(a, &A::done, this, [this] { f(1, 2); });',
            'connect(a, &A::done, this, &B::onDone);',
            'disconnect(a, &A::done, nullptr, nullptr);',
            'QTimer::singleShot(0, this, [this] { f(); });',
            '// connect(a, &A::done, [] {});\n',
        ])

    def test_spdx(self):
        self.assertEqual(self.found(spdx.check, {"core/x.h": SPDX + "#pragma once\n"}), [])
        self.assertTrue(self.found(spdx.check, {"core/x.h": SPDX}))
        self.assertTrue(self.found(spdx.check, {"core/x.cpp": "\n" + SPDX}))
        script = "#!/usr/bin/env bash\n"
        self.assertTrue(self.found(spdx.check, {"app/run": script}))
        self.assertEqual(self.found(spdx.check, {"app/run": script + "#" + SPDX[2:],
                                                 "LICENSE": "Apache License\n"}), [])

    def test_length_warns(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "x.cpp").write_text("\n" * 501)
            (Path(folder) / "y.cpp").write_text("\n" * 500)
            findings = list(length.check(Tree(folder)))
        self.assertEqual([(f.path, f.fails) for f in findings], [("x.cpp", False)])

    def test_layout(self):
        if not CLANG_FORMAT:
            self.skipTest("no clang-format 14")
        files = {".clang-format": "BasedOnStyle: LLVM\n", "core/x.cpp": "int a;\nint  b;\n"}
        found = self.found(layout.check, files, clang_format=CLANG_FORMAT)
        self.assertEqual(len(found), 1)
        self.assertIn("core/x.cpp:2:", found[0])
        files["core/x.cpp"] = "int a;\nint b;\n"
        self.assertEqual(self.found(layout.check, files, clang_format=CLANG_FORMAT), [])

    def test_words(self):
        self.assertFaults(words.check, [
            "// see /" "home/someone/notes",
            "// TO" "DO later",
        ], [
            '"https://example.org/home/page"',
            '"$HOME/data"',
        ])

    def test_readmes(self):
        self.assertTrue(self.found(readmes.check, {"core/gs1/x.h": ""}))
        readme = {"core/gs1/x.h": "", "tests/unit/core/gs1/tst_x.cpp": ""}
        self.assertEqual(self.found(readmes.check, readme | {"core/gs1/README.md": "a\n" * 10}), [])
        self.assertTrue(self.found(readmes.check, readme | {"core/gs1/README.md": "a\n" * 11}))

    def ts_faults(self, language, translation, source="%1 of %2", numerus=""):
        message = (f'<message{numerus}><source>{source}</source>{translation}</message>')
        text = (f'<?xml version="1.0"?><TS version="2.1" language="{language}"><context>'
                f'<name>Page</name>{message}</context></TS>')
        return self.found(translations.check, {f"translations/packwright_{language}.ts": text})

    def test_translations(self):
        def one(text, kind=""):
            return f"<translation{kind}>{text}</translation>"
        unfinished = ' type="unfinished"'
        self.assertEqual(self.ts_faults("de", one("%1 von %2")), [])
        self.assertTrue(self.ts_faults("de", one("%1 von %3")))
        self.assertTrue(self.ts_faults("de", one("%1 von")))
        self.assertTrue(self.ts_faults("de", one(" %1 von %2")))
        self.assertTrue(self.ts_faults("de", one("%1 von %2", unfinished)))
        self.assertTrue(self.ts_faults("de", one("")))
        self.assertTrue(self.ts_faults("fr", one("%1 sur")))
        self.assertEqual(self.ts_faults("fr", one("", unfinished)), []) # a warning
        self.assertEqual(self.ts_faults("en", one("", unfinished)), []) # the source is the text
        self.assertEqual(self.ts_faults("de", one("", ' type="vanished"')), [])

    def test_translations_plural(self):
        def forms(*texts):
            inner = "".join(f"<numerusform>{text}</numerusform>" for text in texts)
            return f"<translation>{inner}</translation>"
        plural = {"source": "%n pack(s) in %1", "numerus": ' numerus="yes"'}
        self.assertEqual(self.ts_faults("en", forms("one pack in %1", "%n packs in %1"), **plural),
                         [])
        self.assertTrue(self.ts_faults("en", forms("one pack in %1", ""), **plural))
        self.assertTrue(self.ts_faults("en", forms("one pack", "%n packs in %1"), **plural))
        self.assertTrue(self.ts_faults("en", forms("pack in %1", "packs in %1"), **plural))

    def test_translations_know_the_sources(self):
        if not LUPDATE:
            self.skipTest("no lupdate")
        source = 'struct Page : QObject { Q_OBJECT QString f() { return tr("Close"); } };\n'
        ts = ('<?xml version="1.0"?><TS version="2.1" language="{}"><context><name>Page</name>'
              '{}</context></TS>')
        known = "<message><source>Close</source><translation>Zu</translation></message>"
        for german, faults in ((known, 0), ("", 1)):
            files = {"ui/pack/page.cpp": source,
                     "translations/packwright_en.ts": ts.format("en", ""),
                     "translations/packwright_de.ts": ts.format("de", german)}
            found = self.found(translations.check, files, lupdate=LUPDATE)
            self.assertEqual(len(found), faults, found)
        self.assertEqual(len(self.found(translations.check, {"ui/page.cpp": source},
                                        lupdate=LUPDATE)), 2) # neither language


# selftest.py [lupdate [clang-format]]
LUPDATE, CLANG_FORMAT = (sys.argv[1:3] + [None, None])[:2]

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
