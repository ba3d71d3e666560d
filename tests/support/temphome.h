// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

namespace pw::test {

/// A home of its own for one test: PW_HOME points into a new temporary folder for as long as this
/// lives, in this process and in every one it starts. Afterwards the folder is gone and PW_HOME is
/// what it was before.
class TempHome
{
public:
    TempHome();
    ~TempHome();
    Q_DISABLE_COPY_MOVE(TempHome)

    /// False where the temporary folder could not be made; QVERIFY it first.
    bool isValid() const { return m_folder.isValid(); }
    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    bool m_wasSet;
    QByteArray m_before;
};

} // namespace pw::test
