// SPDX-License-Identifier: Apache-2.0
#include "tests/support/temphome.h"

#include <QFile>

namespace pw::test {

TempHome::TempHome() : m_wasSet(qEnvironmentVariableIsSet("PW_HOME")), m_before(qgetenv("PW_HOME"))
{
    qputenv("PW_HOME", QFile::encodeName(m_folder.path()));
}

TempHome::~TempHome()
{
    if (m_wasSet)
        qputenv("PW_HOME", m_before);
    else
        qunsetenv("PW_HOME");
}

} // namespace pw::test
