// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgres.h"

#include <vector>

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
                                 "keepalives_idle",           "tcp_user_timeout",
                                 "fallback_application_name", "dbname",
                                 "client_encoding",           nullptr};
    const char *const values[] = {
        "5", "read-write", "5", "10000", "packwright-central", utf8.constData(), "UTF8", nullptr};
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
    if (isLost())
        return {StoreError::Code::Unreachable, detail};
    return {codeOf(state), detail};
}

Result<Rows, StoreError> Connection::run(const char *sql, const Parameters &parameters)
{
    auto known = m_prepared.find(sql);
    if (known == m_prepared.end()) {
        const QByteArray name = 's' + QByteArray::number(qulonglong(m_prepared.size()));
        const Rows prepared(PQprepare(m_session.get(), name.constData(), sql, 0, nullptr));
        if (PQstatus(m_session.get()) != CONNECTION_OK || !prepared.succeeded())
            return Failure{errorOf(prepared.native())};
        known = m_prepared.emplace(sql, name).first;
    }
    const Values values(parameters);
    return rowsOf(PQexecPrepared(m_session.get(), known->second.constData(), values.count(),
                                 values.bytes.data(), values.lengths.data(), values.formats.data(),
                                 0));
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

Result<Done, StoreError> Connection::execute(const QByteArray &sql)
{
    const Rows rows(PQexec(m_session.get(), sql.constData()));
    if (!rows.succeeded())
        return Failure{errorOf(rows.native())};
    return Done{};
}

} // namespace pw::central::postgres
