// SPDX-License-Identifier: Apache-2.0
#include "core/sync/failureclass.h"

#include <QTest>

using namespace pw::sync;

class TestFailureClass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classifies_data();
    void classifies();
};

void TestFailureClass::classifies_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<FailureClass>("failure");
    using Reply = QNetworkReply;

    QTest::newRow("cable out") << Reply::HostNotFoundError << 0 << FailureClass::RetrySoon;
    QTest::newRow("server down") << Reply::ConnectionRefusedError << 0 << FailureClass::RetrySoon;
    QTest::newRow("cut while sending")
        << Reply::RemoteHostClosedError << 0 << FailureClass::RetrySoon;
    QTest::newRow("our own time limit")
        << Reply::OperationCanceledError << 0 << FailureClass::RetrySoon;
    QTest::newRow("a portal's certificate")
        << Reply::SslHandshakeFailedError << 0 << FailureClass::NotCentral;
    QTest::newRow("something that does not speak HTTP")
        << Reply::ProtocolFailure << 0 << FailureClass::NotCentral;

    QTest::newRow("redirect to a sign-in page")
        << Reply::NoError << 302 << FailureClass::NotCentral;
    QTest::newRow("invalid document")
        << Reply::ProtocolInvalidOperationError << 400 << FailureClass::Refused;
    QTest::newRow("station's password changed")
        << Reply::AuthenticationRequiredError << 401 << FailureClass::SignIn;
    QTest::newRow("not this station's right")
        << Reply::ContentAccessDenied << 403 << FailureClass::Forbidden;
    QTest::newRow("wrong address")
        << Reply::ContentNotFoundError << 404 << FailureClass::NotCentral;
    QTest::newRow("request took too long")
        << Reply::UnknownContentError << 408 << FailureClass::RetrySoon;
    QTest::newRow("eventID with other content")
        << Reply::ContentConflictError << 409 << FailureClass::Refused;
    QTest::newRow("feed compacted") << Reply::ContentGoneError << 410 << FailureClass::Gone;
    QTest::newRow("batch too large") << Reply::UnknownContentError << 413 << FailureClass::TooLarge;
    QTest::newRow("content not processable")
        << Reply::UnknownContentError << 422 << FailureClass::Refused;
    QTest::newRow("too early") << Reply::UnknownContentError << 425 << FailureClass::RetrySoon;
    QTest::newRow("asked to slow down")
        << Reply::UnknownContentError << 429 << FailureClass::RetrySoon;
    QTest::newRow("crash in the server")
        << Reply::InternalServerError << 500 << FailureClass::RetrySoon;
    QTest::newRow("method unknown")
        << Reply::OperationNotImplementedError << 501 << FailureClass::NotCentral;
    QTest::newRow("proxy without server")
        << Reply::UnknownServerError << 502 << FailureClass::RetrySoon;
    QTest::newRow("starting up") << Reply::ServiceUnavailableError << 503
                                 << FailureClass::RetrySoon;
    QTest::newRow("network wants a sign-in")
        << Reply::UnknownServerError << 511 << FailureClass::NotCentral;
}

void TestFailureClass::classifies()
{
    QFETCH(const QNetworkReply::NetworkError, error);
    QFETCH(const int, status);
    QTEST(classify(error, status), "failure");
}

QTEST_GUILESS_MAIN(TestFailureClass)
#include "tst_failureclass.moc"
