// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shift.h"

#include "core/scan/commandcode.h"

#include <QFile>
#include <QSettings>

namespace pw::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray digits(int number)
{
    return QByteArray::number(number).rightJustified(5, '0');
}

void addPeople(const QString &settings)
{
    QSettings ini(settings, QSettings::IniFormat);
    const QString present = ini.value(u"operator/id"_s).toString();
    const QList<QStringList> people{{present, u"A. Weber"_s, u"operator"_s},
                                    {u"QA-001"_s, u"C. Rossi"_s, u"qa"_s},
                                    {u"QA-002"_s, u"D. Novak"_s, u"qa"_s},
                                    {u"OP-002"_s, u"E. Braun"_s, u"operator"_s}};
    ini.beginWriteArray(u"people"_s);
    for (int i = 0; i < int(people.size()); ++i) {
        ini.setArrayIndex(i);
        ini.setValue(u"id"_s, people[i][0]);
        ini.setValue(u"name"_s, people[i][1]);
        ini.setValue(u"role"_s, people[i][2]);
    }
    ini.endArray();
}

} // namespace

Shift::Shift() : m_site(std::make_unique<Site>(m_script.siteJson())) {}

bool Shift::prepare()
{
    if (!m_site->startCentral() || !m_site->initStation()) {
        m_failure = m_site->failure();
        return false;
    }
    addPeople(m_site->home() + u"/settings.ini"_s);
    QFile rules(m_site->home() + u"/scan-rules.json"_s);
    if (!rules.open(QIODevice::WriteOnly)
        || rules.write(R"({"schema": 1, "badge_prefix": "PWB-"})") < 0) {
        m_failure = rules.errorString();
        return false;
    }
    rules.close();
    (void)m_site->ctl({u"command-sheet"_s, u"--out"_s, m_site->filePath(u"commands.html"_s)});
    QFile keyFile(m_site->home() + u"/command.key"_s);
    if (!keyFile.open(QIODevice::ReadOnly)) {
        m_failure = u"no command key: "_s + m_site->failure();
        return false;
    }
    m_commandKey = QByteArray::fromHex(keyFile.readAll().trimmed());
    return true;
}

bool Shift::waitUntilReady()
{
    return m_site->waitFor([](const QJsonObject &status) {
        return status["ssccBlocks"_L1].toInt() >= 3 && status["cacheAgeSeconds"_L1].toInt(99) < 15;
    });
}

bool Shift::waitUntilDelivered()
{
    return m_site->waitFor([](const QJsonObject &status) {
        return status["pending"_L1].toInt() == 0 && status["overlay"_L1].toInt() == 0;
    });
}

QByteArray Shift::pack(int number) const
{
    return "]d2010952114101234521G" + digits(number) + "\x1d" + "1729053110L26A\r";
}

QByteArray Shift::bundledPack(int number) const
{
    return "]d2010952114102040121B" + digits(number) + "\x1d" + "1729053110L26B\r";
}

QByteArray Shift::label(const gs1::Sscc &sscc) const
{
    return "]C100" + sscc.toString().toLatin1() + '\r';
}

QByteArray Shift::command(scan::BenchCommand::Verb verb, const QString &argument) const
{
    return "]d1" + scan::commandcode::encode({verb, argument}, m_commandKey) + '\r';
}

QString Shift::key(int pack) const
{
    return u"01/09521141012345/21/G"_s + QLatin1StringView(digits(pack));
}

QString Shift::keyOfBundled(int pack) const
{
    return u"01/09521141020401/21/B"_s + QLatin1StringView(digits(pack));
}

QString Shift::parentAtCentral(const QString &key)
{
    return m_site->statuses().value(key)["parent"_L1].toString();
}

} // namespace pw::test
