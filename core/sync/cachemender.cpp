// SPDX-License-Identifier: Apache-2.0
#include "core/sync/cachemender.h"

#include "core/sync/centralanswers.h"

namespace pw::sync {

using namespace Qt::StringLiterals;

CacheMender::CacheMender(store::CacheWriter &writer, CentralClient &client, QObject *parent)
    : QObject(parent), m_writer(writer), m_client(client)
{}

void CacheMender::start(const CentralInfo &central, const QString &scope, const QList<int> &parts)
{
    m_central = central;
    m_mending = store::Mending();
    m_mending.scope = scope;
    for (const int part : parts)
        m_mending.parts.set(size_t(part));
    m_context = std::make_unique<QObject>();
    ask({});
}

void CacheMender::stop()
{
    m_context.reset();
}

void CacheMender::ask(const QString &after)
{
    m_client.parts(
        m_central, m_mending.scope, m_mending.parts, after, m_context.get(),
        [this](const Result<store::PartsAnswer, SyncError> &answer) { onAnswer(answer); });
}

void CacheMender::onAnswer(const Result<store::PartsAnswer, SyncError> &answer)
{
    if (!answer) {
        stop();
        Q_EMIT failed(answer.error());
        return;
    }
    if (answer->epoch != m_central.epoch) { // the feed finds out what to do about it
        stop();
        Q_EMIT failed(notUnderstood(u"epoch"_s));
        return;
    }
    auto stored = m_writer.mend(m_mending, *answer);
    if (stored && !answer->next.isEmpty())
        return ask(answer->next);
    if (stored)
        stored = m_writer.endMending(m_mending);
    stop();
    if (stored)
        Q_EMIT done(m_mending.mended);
    else
        Q_EMIT storeFailed(stored.error());
}

} // namespace pw::sync
