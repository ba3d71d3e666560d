// SPDX-License-Identifier: Apache-2.0
#include "app/central/accesscommand.h"

#include "app/central/sentences.h"
#include "core/central/accessgate.h"
#include "core/central/secrethash.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

void print(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
}

int check(const QString &path)
{
    const SystemClock clock;
    AccessGate gate(path, clock);
    if (const auto loaded = gate.load(); !loaded) {
        std::fprintf(stderr, "packwright-central: %s\n", qUtf8Printable(sentence(loaded.error())));
        return 1;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const auto rules = AccessRules::fromJson(file.readAll());
    QList<PeerRights> peers = rules ? rules->all() : QList<PeerRights>();
    std::sort(peers.begin(), peers.end(),
              [](const PeerRights &a, const PeerRights &b) { return a.id < b.id; });
    for (const PeerRights &peer : std::as_const(peers)) {
        QStringList scopes;
        for (const Scope scope : peer.scopes)
            scopes.append(toCode(scope));
        print(QStringList{peer.id, scopes.join(u' '),
                          peer.secret.isEmpty() ? u"certificate"_s : u"certificate or secret"_s}
                  .join(u'\t'));
    }
    return 0;
}

int secret()
{
    const QString made = newSecret();
    print(u"for the client, shown only now: "_s + made);
    print(u"for the access file: \"secret\": \""_s + hashSecret(made) + u'"');
    return 0;
}

} // namespace

int runAccessCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Who may do what at central: the JSON file that --access names.\n\n"
        "  access check FILE   is it right, and who may do what by it\n"
        "  access secret       a secret for a client without certificate (OAuth 2.0)\n\n"
        "The file:\n"
        "  {\"peers\": [\n"
        "    {\"id\": \"WS1\", \"scopes\": [\"capture\", \"query\", \"sync\", \"lease\"]},\n"
        "    {\"id\": \"erp\", \"scopes\": [\"query\", \"subscribe\"], \"secret\": \"scrypt:…\",\n"
        "     \"requestsPerSecond\": 20, \"burst\": 100, \"connections\": 4}]}\n\n"
        "Scopes: capture, query, subscribe, sync, lease, operate (metrics, status page, fleet). A\n"
        "station needs the four of WS1. Who is not in the file may do nothing; a running central\n"
        "reads it again when it changes."_s);
    parser.addHelpOption();
    parser.process(QStringList{u"packwright-central access"_s} + arguments.sliced(2));
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2 && words[0] == u"check")
        return check(words[1]);
    if (words == QStringList{u"secret"_s})
        return secret();
    std::fprintf(stderr, "packwright-central: This is not understood. See packwright-central "
                         "access --help.\n");
    return 2;
}

} // namespace pw::central
