// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/scanconfig.h"

#include "core/scan/commandcode.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype NewKeyBytes = 32;
constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString sentence(scan::ProfileError::Code code)
{
    switch (code) {
    case scan::ProfileError::Code::Unreadable: return u"cannot be read"_s;
    case scan::ProfileError::Code::NotJson: return u"is no JSON object"_s;
    case scan::ProfileError::Code::UnknownSchema: return u"is of another schema than 1"_s;
    case scan::ProfileError::Code::MissingField: return u"lacks"_s;
    case scan::ProfileError::Code::BadValue: return u"has a wrong value at"_s;
    }
    Q_UNREACHABLE();
}

QString sentence(epc::PrefixListError::Code code)
{
    switch (code) {
    case epc::PrefixListError::Code::Damaged: return u"is a damaged gzip file"_s;
    case epc::PrefixListError::Code::BadLine: return u"has a line that is not prefix,length"_s;
    case epc::PrefixListError::Code::Ambiguous: return u"gives one prefix two lengths"_s;
    }
    Q_UNREACHABLE();
}

/// Nothing where the file is not there, which is no problem.
std::optional<QByteArray> contentOf(const QString &name, QStringList &problems)
{
    QFile file(name);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly)) {
        problems.append(u"%1 cannot be read: %2."_s.arg(name, file.errorString()));
        return std::nullopt;
    }
    return file.readAll();
}

/// The key in the file; nothing where it is not one.
std::optional<QByteArray> keyIn(const QByteArray &content)
{
    const QByteArray hex = content.trimmed();
    const QByteArray key = QByteArray::fromHex(hex);
    if (key.toHex() != hex.toLower() || key.size() < scan::commandcode::LeastKeyBytes)
        return std::nullopt;
    return key;
}

} // namespace

void ScanConfig::loadCompanyPrefixes(const QString &name)
{
    const auto content = contentOf(name, problems);
    if (!content) {
        if (!QFile::exists(name))
            problems.append(u"%1 is not there."_s.arg(name));
        return;
    }
    const auto list = epc::CompanyPrefixes::fromCsv(*content);
    if (list)
        companyPrefixes = *list;
    else
        problems.append(u"%1, line %2: it %3."_s.arg(name, QString::number(list.error().line),
                                                     sentence(list.error().code)));
}

ScanConfig loadScanConfig(const Paths &paths)
{
    ScanConfig config;
    if (const auto content = contentOf(paths.scanRules, config.problems)) {
        const auto rules = scan::ScanRules::fromJson(*content);
        if (rules)
            config.rules = *rules;
        else
            config.problems.append(u"%1 %2 %3: only GS1 codes are read."_s.arg(
                paths.scanRules, sentence(rules.error().code), rules.error().field));
    }
    if (QFile::exists(paths.companyPrefixes))
        config.loadCompanyPrefixes(paths.companyPrefixes);
    if (const auto content = contentOf(paths.commandKey, config.problems)) {
        if (const auto key = keyIn(*content))
            config.rules.commandKey = *key;
        else
            config.problems.append(
                u"%1 holds no key: command codes are refused. Make a new one with packwrightctl "
                "command-sheet and print the sheets anew."_s.arg(paths.commandKey));
    }
    return config;
}

Result<QByteArray, QString> commandKey(const QString &name)
{
    QStringList problems;
    const auto content = contentOf(name, problems);
    if (!problems.isEmpty())
        return Failure{problems.first()};
    if (content) {
        if (const auto key = keyIn(*content))
            return *key;
        return Failure{u"%1 holds no key. Remove it to have a new one made; sheets printed so far "
                       "are then void."_s.arg(name)};
    }
    QByteArray key(NewKeyBytes, Qt::Uninitialized);
    for (char &byte : key)
        byte = char(QRandomGenerator::system()->bounded(256));
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(OwnerOnly)
        || file.write(key.toHex() + '\n') < 0 || !file.commit())
        return Failure{u"%1 cannot be written: %2"_s.arg(name, file.errorString())};
    return key;
}

} // namespace pw::bootstrap
