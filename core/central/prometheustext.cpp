// SPDX-License-Identifier: Apache-2.0
#include "core/central/prometheustext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

QByteArray escaped(const QString &value)
{
    QByteArray text = value.toUtf8();
    return text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

QByteArray numberText(double value)
{
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    if (std::isnan(value))
        return "NaN";
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', 12);
}

} // namespace

void PrometheusText::family(const QByteArray &name, Type type, const QByteArray &help)
{
    m_family = name;
    const char *word = type == Type::Counter ? "counter"
                       : type == Type::Gauge ? "gauge"
                                             : "histogram";
    m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + word + '\n';
}

void PrometheusText::sample(double value, const Labels &labels)
{
    line({}, value, labels);
}

void PrometheusText::histogram(const QList<double> &bounds, const QList<quint64> &counts,
                               double sum, const Labels &labels)
{
    quint64 all = 0;
    for (qsizetype i = 0; i < counts.size(); ++i) {
        all += counts[i];
        const QByteArray bound = i < bounds.size() ? numberText(bounds[i]) : QByteArray("+Inf");
        line("_bucket", double(all), labels + Labels{{"le", QString::fromLatin1(bound)}});
    }
    line("_sum", sum, labels);
    line("_count", double(all), labels);
}

void PrometheusText::line(const QByteArray &suffix, double value, const Labels &labels)
{
    m_text += m_family + suffix;
    char before = '{';
    for (const auto &[name, text] : labels) {
        m_text += before + name + "=\"" + escaped(text) + '"';
        before = ',';
    }
    if (!labels.isEmpty())
        m_text += '}';
    m_text += ' ' + numberText(value) + '\n';
}

} // namespace pw::central
