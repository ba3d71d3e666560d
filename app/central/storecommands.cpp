// SPDX-License-Identifier: Apache-2.0
#include "app/central/storecommands.h"

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace pw::central {

StoreOptions parseStoreCommand(QCommandLineParser &parser, const QStringList &arguments, int files)
{
    QStringList rest = arguments;
    const QString command = rest.takeAt(1);
    parser.addHelpOption();
    StoreOptions::addTo(parser);
    parser.process(rest);
    QString wrong = StoreOptions::contradiction(parser);
    if (wrong.isEmpty() && parser.positionalArguments().size() != files)
        wrong = files == 0 ? u"It takes no names."_s : u"It takes the name of one file."_s;
    if (!wrong.isEmpty()) {
        std::fprintf(stderr, "packwright-central %s: %s See --help.\n", qUtf8Printable(command),
                     qUtf8Printable(wrong));
        std::exit(NotUnderstood);
    }
    return StoreOptions::from(parser);
}

void printLine(const QString &text)
{
    std::printf("%s\n", qUtf8Printable(text));
}

int notDone(const QString &sentence)
{
    std::fprintf(stderr, "packwright-central: %s\n", qUtf8Printable(sentence));
    return NotDone;
}

} // namespace pw::central
