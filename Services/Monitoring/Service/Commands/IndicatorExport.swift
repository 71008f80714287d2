import MonitoringDomain
import ServiceKit

/// The indicators as CSV, sorted, without stream numbers or clock times.
enum IndicatorExport {
    static let header = CSV.line([
        "indicator", "period", "dimension", "numerator", "denominator", "unit", "target_numerator",
        "target_denominator",
    ])

    static func line(_ value: IndicatorValue) -> String {
        CSV.line([
            value.id.rawValue, value.period.description, value.dimension.description, String(value.numerator),
            value.denominator.map { String($0) } ?? "", value.unit.rawValue,
            value.target.map { String($0.numerator) } ?? "", value.target?.denominator.map { String($0) } ?? "",
        ])
    }
}
