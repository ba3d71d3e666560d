// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/engine.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"
#include "core/domain/verdictjson.h"
#include "core/scan/scanframer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

/// One device's worth of bytes and how they are cut.
struct Recording
{
    QString name;
    scan::Framing framing;
    QList<QByteArray> chunks;
};

QByteArray fromHex(const QString &hex)
{
    return QByteArray::fromHex(hex.toLatin1());
}

/// `{"frames":[{"id","framing":{"prefix","terminators"},"chunks":[{"hex"}]}]}`: a capture of a
/// scanner's line.
std::optional<QList<Recording>> readCapture(const QJsonObject &root)
{
    QList<Recording> recordings;
    const QJsonArray frames = root["frames"_L1].toArray();
    for (const QJsonValue &value : frames) {
        const QJsonObject framing = value["framing"_L1].toObject();
        Recording recording{value["id"_L1].toString(), {}, {}};
        recording.framing.prefix = fromHex(framing["prefix"_L1].toString());
        const QJsonArray terminators = framing["terminators"_L1].toArray();
        for (const QJsonValue &terminator : terminators)
            recording.framing.terminators.append(fromHex(terminator.toString()));
        if (const int gap = framing["inter_char_timeout_ms"_L1].toInt(); gap > 0)
            recording.framing.interCharTimeout = std::chrono::milliseconds(gap);
        const QJsonArray chunks = value["chunks"_L1].toArray();
        for (const QJsonValue &chunk : chunks)
            recording.chunks.append(fromHex(chunk["hex"_L1].toString()));
        recordings.append(recording);
    }
    return recordings.isEmpty() ? std::nullopt : std::optional(recordings);
}

/// Lines: a scan journal (`packwrightctl journal`), or codes as a scanner sends them.
std::optional<QList<Recording>> readLines(const QByteArray &content)
{
    Recording recording{u"replay"_s, {}, {}};
    recording.framing.terminators = {"\n"};
    const QList<QByteArray> lines = content.split('\n');
    for (const QByteArray &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        recording.chunks.append((row.isEmpty() ? line : fromHex(row["hex"_L1].toString())) + '\n');
    }
    return recording.chunks.isEmpty() ? std::nullopt : std::optional(QList{recording});
}

class ReplayCommand : public Command
{
public:
    QString name() const override { return u"replay"_s; }
    QString summary() const override
    {
        return u"scans of a file through the engine, verdicts out"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"file"_s, u"A scan journal, a capture of frames (JSON), or "
                                                "one code a line."_s);
    }

    int run(const QCommandLineParser &parser) override
    {
        QFile file(parser.positionalArguments().value(0));
        if (!file.open(QIODevice::ReadOnly)) {
            printError(u"\"%1\" cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
            return Usage;
        }
        const QByteArray content = file.readAll();
        const QJsonObject root = QJsonDocument::fromJson(content).object();
        const auto recordings = root.contains("frames"_L1) ? readCapture(root) : readLines(content);
        if (!recordings) {
            printError(u"\"%1\" holds no scans."_s.arg(file.fileName()));
            return Usage;
        }
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        if (!settings)
            return CannotStart;
        bootstrap::Engine engine(paths, bootstrap::identityOf(*settings), m_clock);
        if (const auto failure = engine.open()) {
            printError(ctl::describe(*failure));
            return CannotStart;
        }
        QObject::connect(&engine, &bootstrap::Engine::scanLogged, &engine,
                         [](const domain::ScanLogEntry &entry) {
                             QJsonObject line{{"scan"_L1, entry.id},
                                              {"device"_L1, entry.device},
                                              {"code"_L1, entry.raw}};
                             line["verdict"_L1] = domain::toJson(entry.verdict);
                             printJson(line);
                         });
        for (const Recording &recording : *recordings)
            play(recording, engine);
        return Success;
    }

private:
    void play(const Recording &recording, bootstrap::Engine &engine)
    {
        engine.setDevice(recording.name, recording.name, recording.framing, false);
        scan::ScanFramer framer(recording.framing);
        quint64 sequence = 0;
        const auto pass = [&](const QList<scan::ScanFramer::Frame> &frames) {
            for (const auto &frame : frames)
                engine.scan({recording.name, ++sequence, frame.bytes, frame.status, m_clock.now(),
                             m_clock.sinceBoot()});
        };
        for (const QByteArray &chunk : recording.chunks)
            pass(framer.feed(chunk, m_clock.sinceBoot()));
        if (const auto deadline = framer.pendingDeadline())
            pass(framer.elapse(*deadline));
        pass(framer.disconnect());
    }

    SystemClock m_clock;
};

} // namespace

std::unique_ptr<Command> makeReplayCommand()
{
    return std::make_unique<ReplayCommand>();
}

} // namespace pw::ctl
