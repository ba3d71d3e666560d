// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/secretstore.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSaveFile>
#include <qt6keychain/keychain.h>
#include <QTimer>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

namespace {

constexpr int UnlockLimit = 60'000; ///< ms; somebody may have to type a password

class KeyringStore : public SecretStore
{
public:
    explicit KeyringStore(const QString &station) : m_station(station) {}

    Result<std::optional<QString>, QString> read(const QString &name) override
    {
        auto *job = new QKeychain::ReadPasswordJob(u"packwright"_s);
        if (const auto ended = carryOut(*job, name); !ended)
            return job->error() == QKeychain::EntryNotFound
                       ? Result<std::optional<QString>, QString>(std::nullopt)
                       : Failure{ended.error()};
        return std::optional(job->textData());
    }
    Result<Done, QString> write(const QString &name, const QString &secret) override
    {
        auto *job = new QKeychain::WritePasswordJob(u"packwright"_s);
        job->setTextData(secret);
        return carryOut(*job, name);
    }

private:
    /// Deletes the job later; what it found can be read until then.
    Result<Done, QString> carryOut(QKeychain::Job &job, const QString &name)
    {
        job.setAutoDelete(false);
        job.setInsecureFallback(false);
        job.setKey(QString(m_station + u'/' + name));
        QEventLoop loop;
        bool isFinished = false;
        QObject::connect(&job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *) {
            isFinished = true;
            loop.quit();
        });
        QTimer::singleShot(UnlockLimit, &loop, &QEventLoop::quit);
        job.start();
        if (!isFinished)
            loop.exec(QEventLoop::ExcludeUserInputEvents);
        job.deleteLater();
        if (!isFinished)
            return Failure{u"the key service does not answer"_s};
        if (job.error() != QKeychain::NoError)
            return Failure{job.errorString()};
        return Done();
    }

    const QString m_station;
};

class FileStore : public SecretStore
{
public:
    explicit FileStore(const QString &folder) : m_folder(folder) {}

    Result<std::optional<QString>, QString> read(const QString &name) override
    {
        QFile file(pathOf(name));
        if (!file.exists())
            return std::optional<QString>();
        if (file.permissions() & Others)
            return Failure{QString(file.fileName() + u": others may read it"_s)};
        if (!file.open(QIODevice::ReadOnly))
            return Failure{QString(file.fileName() + u": "_s + file.errorString())};
        return std::optional(QString::fromUtf8(file.readAll()).trimmed());
    }
    Result<Done, QString> write(const QString &name, const QString &secret) override
    {
        QSaveFile file(pathOf(name));
        const QByteArray bytes = secret.toUtf8() + '\n';
        // Before there is anything in it to be read by others.
        const bool written = QDir().mkpath(m_folder) && file.open(QIODevice::WriteOnly)
                             && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                             && file.write(bytes) == bytes.size() && file.commit();
        if (!written)
            return Failure{QString(file.fileName() + u": "_s + file.errorString())};
        return Done();
    }

private:
    static constexpr auto Others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QString pathOf(const QString &name) const { return m_folder + u'/' + name; }

    const QString m_folder;
};

} // namespace

QLatin1StringView toCode(SecretPlace place)
{
    return place == SecretPlace::File ? "file"_L1 : "keyring"_L1;
}

std::optional<SecretPlace> secretPlaceFromCode(QStringView code)
{
    for (const SecretPlace place : {SecretPlace::Keyring, SecretPlace::File}) {
        if (code == toCode(place))
            return place;
    }
    return {};
}

std::unique_ptr<SecretStore> makeSecretStore(SecretPlace place, const Paths &paths,
                                             const QString &station)
{
    if (place == SecretPlace::File)
        return std::make_unique<FileStore>(paths.home + u"/secrets"_s);
    return std::make_unique<KeyringStore>(station);
}

} // namespace pw::bootstrap
