// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgres.h"

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::central::postgres {

namespace {

/// PostgreSQL, appendix A: codes are five characters, the first two name the class.
StoreError::Code codeOf(const QByteArray &state)
{
    if (state == "53100")
        return StoreError::Code::Full;
    if (state == "42501" || state == "25006")
        return StoreError::Code::Unwritable;
    if (state.startsWith("28"))
        return StoreError::Code::Denied;
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("40"))
        return StoreError::Code::Unreachable;
    if (state == "XX001" || state == "XX002")
        return StoreError::Code::Damaged;
    return state.startsWith("58") ? StoreError::Code::Io : StoreError::Code::Internal;
}

} // namespace

Parameters &Parameters::append(const QByteArray &bytes, bool binary)
{
    m_values.append({bytes, binary, false});
    return *this;
}

Parameters &Parameters::addNull()
{
    m_values.append({{}, false, true});
    return *this;
}

Parameters &Parameters::addOptional(const QString &value)
{
    return value.isEmpty() ? addNull() : add(value);
}

Parameters &Parameters::add(const QStringList &values)
{
    QByteArray text = "{";
    for (const QString &value : values) {
        QByteArray quoted = value.toUtf8();
        if (const qsizetype end = quoted.indexOf('\0'); end >= 0)
            quoted.truncate(end); // PostgreSQL's texts end there
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        text += (text.size() > 1 ? ",\"" : "\"") + quoted + '"';
    }
    return append(text + '}', false);
}

Parameters &Parameters::add(const QList<qint64> &values)
{
    QByteArrayList texts;
    for (const qint64 value : values)
        texts.append(QByteArray::number(value));
    return append('{' + texts.join(',') + '}', false);
}

Parameters &Parameters::add(const QList<double> &values)
{
    QByteArrayList texts;
    for (const double value : values)
        texts.append(QByteArray::number(value, 'g', 17));
    return append('{' + texts.join(',') + '}', false);
}

QByteArray Rows::bytes(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
}

QByteArray Rows::blob(int row, int column) const
{
    return QByteArray::fromHex(bytes(row, column).mid(2)); // "\x…"
}

/// Parameters in the form libpq takes; lives no longer than they do.
struct Connection::Values
{
    explicit Values(const Parameters &parameters)
    {
        for (const Parameters::Value &value : parameters.m_values) {
            bytes.push_back(value.null ? nullptr : value.bytes.constData());
            lengths.push_back(int(value.bytes.size()));
            formats.push_back(value.binary ? 1 : 0);
        }
    }
    int count() const { return int(bytes.size()); }

    std::vector<const char *> bytes;
    std::vector<int> lengths;
    std::vector<int> formats;
};

Result<Connection, StoreError> Connection::open(const QString &target)
{
    const QByteArray utf8 = target.toUtf8();
    // What stands before the target is a default that it may change. Of several servers the one
    // that takes writes; a network that is cut is noticed within seconds.
    const char *const names[] = {"connect_timeout",           "target_session_attrs",
                                 "keepalives_idle",           "keepalives_interval",
                                 "keepalives_count",          "tcp_user_timeout",
                                 "fallback_application_name", "dbname",
                                 "client_encoding",           nullptr};
    const char *const values[] = {
        "5",    "read-write", "5", "2", "3", "10000", "packwright-central", utf8.constData(),
        "UTF8", nullptr};
    Connection connection(PQconnectdbParams(names, values, 1));
    PGconn *session = connection.m_session.get();
    if (PQstatus(session) == CONNECTION_OK) {
        PQsetNoticeProcessor(
            session, [](void *, const char *) {}, nullptr);
        // Hex is what Rows::blob() reads; a session whose client has vanished lets go of its locks.
        const auto set = connection.execute("SET bytea_output = 'hex';"
                                            "SET tcp_keepalives_idle = 5;"
                                            "SET tcp_keepalives_interval = 2;"
                                            "SET tcp_keepalives_count = 3");
        if (!set)
            return Failure{set.error()};
        return connection;
    }
    const bool password = PQconnectionNeedsPassword(session) || PQconnectionUsedPassword(session);
    return Failure{StoreError{password ? StoreError::Code::Denied : StoreError::Code::Unreachable,
                              QString::fromUtf8(PQerrorMessage(session)).trimmed()}};
}

Result<bool, StoreError> Connection::namesPassword(const QString &target)
{
    char *message = nullptr;
    PQconninfoOption *options = PQconninfoParse(target.toUtf8().constData(), &message);
    if (!options) {
        const QString detail = QString::fromUtf8(message).trimmed();
        PQfreemem(message);
        return Failure{StoreError{StoreError::Code::Internal, detail}};
    }
    bool found = false;
    for (const PQconninfoOption *option = options; option->keyword; ++option) {
        const QByteArrayView name(option->keyword);
        found = found || (option->val && (name == "password" || name == "sslpassword"));
    }
    PQconninfoFree(options);
    return found;
}

StoreError Connection::errorOf(const PGresult *result) const
{
    const QString detail = QString::fromUtf8(PQerrorMessage(m_session.get())).trimmed();
    const QByteArray state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (isLost() || state.isEmpty()) // without a code it is libpq that speaks, not the server
        return {StoreError::Code::Unreachable, detail};
    return {codeOf(state), detail};
}

Result<QByteArray, StoreError> Connection::prepared(const char *sql)
{
    const auto known = m_prepared.find(sql);
    if (known != m_prepared.end())
        return known->second;
    const QByteArray name = 's' + QByteArray::number(++m_names);
    PGconn *session = m_session.get();
    if (PQpipelineStatus(session) == PQ_PIPELINE_OFF) {
        const Rows made(PQprepare(session, name.constData(), sql, 0, nullptr));
        if (!made.succeeded())
            return Failure{errorOf(made.native())};
    } else {
        if (PQsendPrepare(session, name.constData(), sql, 0, nullptr) == 0)
            return Failure{errorOf(nullptr)};
        m_newlyPrepared.push_back(sql);
        ++m_posted;
    }
    m_prepared.emplace(sql, name);
    return name;
}

Result<Rows, StoreError> Connection::run(const char *sql, const Parameters &parameters)
{
    if (PQpipelineStatus(m_session.get()) != PQ_PIPELINE_OFF) {
        if (const auto sent = post(sql, parameters); !sent)
            return Failure{sent.error()};
        return answers();
    }
    const auto name = prepared(sql);
    if (!name)
        return Failure{name.error()};
    const Values values(parameters);
    return rowsOf(PQexecPrepared(m_session.get(), name->constData(), values.count(),
                                 values.bytes.data(), values.lengths.data(), values.formats.data(),
                                 0));
}

Result<Done, StoreError> Connection::startPipeline()
{
    if (PQenterPipelineMode(m_session.get()) == 0)
        return Failure{errorOf(nullptr)};
    return Done{};
}

Result<Done, StoreError> Connection::post(const char *sql, const Parameters &parameters)
{
    // Neither side may fill the other's buffers while nobody reads.
    constexpr int PostedLimit = 400;
    if (m_posted >= PostedLimit) {
        if (const auto settled = settle(); !settled)
            return settled;
    }
    const auto name = prepared(sql);
    if (!name)
        return Failure{name.error()};
    const Values values(parameters);
    if (PQsendQueryPrepared(m_session.get(), name->constData(), values.count(), values.bytes.data(),
                            values.lengths.data(), values.formats.data(), 0)
        == 0)
        return Failure{errorOf(nullptr)};
    ++m_posted;
    return Done{};
}

Result<Done, StoreError> Connection::settle()
{
    if (m_posted == 0)
        return Done{};
    if (const auto answered = answers(); !answered)
        return Failure{answered.error()};
    return Done{};
}

/// The rows of the last statement posted.
Result<Rows, StoreError> Connection::answers()
{
    PGconn *session = m_session.get();
    std::optional<StoreError> error;
    std::optional<Rows> last;
    m_posted = 0;
    if (PQpipelineSync(session) == 0)
        error = errorOf(nullptr);
    int pauses = 0; // one after another
    while (!isLost()) {
        PGresult *result = PQgetResult(session);
        if (!result) {
            // One lies between two answers. Where the server said goodbye, libpq 15 gives nothing
            // but these and takes the session for sound.
            constexpr int MostPauses = 3;
            m_ended = ++pauses > MostPauses;
            continue;
        }
        pauses = 0;
        Rows rows(result);
        if (PQresultStatus(result) == PGRES_PIPELINE_SYNC)
            break;
        if (!rows.succeeded() && !error)
            error = errorOf(result);
        last.emplace(std::move(rows));
    }
    if (isLost() && !error)
        error = errorOf(nullptr);
    const std::vector<const char *> unsure = std::exchange(m_newlyPrepared, {});
    if (!error)
        return *std::move(last);
    for (const char *sql : unsure)
        m_prepared.erase(sql); // may not have come that far; its name is not used again
    return Failure{*error};
}

Result<Rows, StoreError> Connection::runOnce(const QByteArray &sql, const Parameters &parameters)
{
    const Values values(parameters);
    return rowsOf(PQexecParams(m_session.get(), sql.constData(), values.count(), nullptr,
                               values.bytes.data(), values.lengths.data(), values.formats.data(),
                               0));
}

Result<Rows, StoreError> Connection::rowsOf(PGresult *result) const
{
    Rows rows(result);
    if (!rows.succeeded())
        return Failure{errorOf(rows.native())};
    return rows;
}

Result<QList<int>, StoreError> Connection::notifications()
{
    if (PQconsumeInput(m_session.get()) == 0)
        return Failure{errorOf(nullptr)};
    QList<int> sessions;
    while (PGnotify *notification = PQnotifies(m_session.get())) {
        sessions.append(notification->be_pid);
        PQfreemem(notification);
    }
    return sessions;
}

Result<Done, StoreError> Connection::execute(const QByteArray &sql)
{
    if (PQpipelineStatus(m_session.get()) != PQ_PIPELINE_OFF) {
        if (PQsendQueryParams(m_session.get(), sql.constData(), 0, nullptr, nullptr, nullptr,
                              nullptr, 0)
            == 0)
            return Failure{errorOf(nullptr)};
        ++m_posted;
        return settle();
    }
    const Rows rows(PQexec(m_session.get(), sql.constData()));
    if (!rows.succeeded())
        return Failure{errorOf(rows.native())};
    return Done{};
}

} // namespace pw::central::postgres
