import Contracts
import Hummingbird
import JSON
import MonitoringDomain
import ServiceKit
import Vocabulary

/// `GET /api/v1/indicators?id=…&period=…&dimension=…`; each parameter is optional.
enum IndicatorRequest {
    static func query(_ request: Request) throws -> IndicatorQuery {
        let parameters = request.uri.queryParameters
        var ids: Set<IndicatorID>?
        if let text = parameters["id"].map(String.init) {
            guard let id = IndicatorID(rawValue: text) else {
                throw Problem(.badRequest, "id has to be the id of an indicator: /api/v1/indicators lists them all.")
            }
            ids = [id]
        }
        let period = try parameters["period"].map { text in
            guard let period = IndicatorPeriod(String(text)) else {
                throw Problem(.badRequest, "period has to be 2019, 2019-Q3 or round:….")
            }
            return period
        }
        let dimension = try parameters["dimension"].map { text in
            guard let dimension = IndicatorDimension(String(text)) else {
                throw Problem(.badRequest, "dimension has to be total, group:… or corporation:….")
            }
            return dimension
        }
        return IndicatorQuery(ids: ids, period: period, dimension: dimension)
    }

    /// Renders each value with its Dutch text, its definition and its source.
    static func json(_ values: [IndicatorValue]) -> JSONValue {
        .array(
            values.map { value -> JSONValue in
                let definition = value.id.definition
                return .object(omittingNil: [
                    ("id", .string(value.id.rawValue)), ("title", .string(definition.title)),
                    ("period", .string(value.period.description)), ("dimension", .string(value.dimension.description)),
                    ("numerator", JSONValue(value.numerator)), ("denominator", value.denominator.map { JSONValue($0) }),
                    ("unit", .string(value.unit.rawValue)), ("text", .string(value.dutchText)),
                    (
                        "target",
                        value.target.map { target in
                            .object(omittingNil: [
                                ("numerator", JSONValue(target.numerator)),
                                ("denominator", target.denominator.map { JSONValue($0) }),
                            ])
                        }
                    ),
                    ("definition", .string(definition.definition)), ("source", .string(definition.planSection)),
                    ("requirement", .string(definition.requirement)),
                ])
            })
    }
}
