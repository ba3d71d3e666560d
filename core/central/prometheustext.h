// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace pw::central {

/// Prometheus' text format, version 0.0.4: families one after the other, each with its help and
/// type.
class PrometheusText
{
public:
    static constexpr char ContentType[] = "text/plain; version=0.0.4; charset=utf-8";
    enum class Type { Counter, Gauge, Histogram };
    using Labels = QList<std::pair<QByteArray, QString>>;

    /// What follows belongs to it. `help` is one line.
    void family(const QByteArray &name, Type type, const QByteArray &help);
    void sample(double value, const Labels &labels = {});
    /// `counts` are those of each bound and, last, of all that is above; not added up.
    void histogram(const QList<double> &bounds, const QList<quint64> &counts, double sum,
                   const Labels &labels = {});

    QByteArray text() const { return m_text; }

private:
    void line(const QByteArray &suffix, double value, const Labels &labels);

    QByteArray m_text;
    QByteArray m_family;
};

} // namespace pw::central
