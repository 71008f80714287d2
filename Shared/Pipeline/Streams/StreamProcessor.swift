import Contracts
import PostgresClient
import Vocabulary

/// The consequences that a service draws from the events and days on its inputs. Pure but for `load` and `save`.
public protocol StreamProcessor: Sendable {
    associatedtype State: Sendable
    associatedtype Changes: Sendable

    var service: ServiceName { get }
    var inputs: [ServiceName] { get }
    var barrier: DayBarrier { get }

    func load(on database: isolated PostgresConnection) throws -> State
    /// - Parameters:
    ///   - day: the day that the event's input is on.
    ///   - derive: makes an identifier of the event and a label.
    /// - Throws: only for a defect of ours; the state is then loaded again and the event parked.
    func apply(
        _ event: StreamEvent, day: CalendarDate?, to state: inout State, derive: (String) -> String
    ) throws -> [Emission]
    /// Runs the rules of a day. A failure halts the region.
    func startDay(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission]
    /// The clock has reached `day`, but that day has not arrived on the inputs. The same day is reported once only.
    func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission]
    /// Whether the service has findings; if so it is asked for them twice a second.
    var hasFindings: Bool { get }
    func findings(on database: isolated PostgresConnection) throws -> [Finding]
    /// Findings that have not changed have no effect. A replay of the streams does not repeat findings.
    func applyFindings(_ findings: [Finding], state: inout State, derive: (String) -> String) throws -> [Emission]
    /// The changes since the last call.
    func changes(of state: inout State) -> Changes
    func save(_ changes: Changes, on database: isolated PostgresConnection) throws
}

extension StreamProcessor {
    /// Only the service that notifies people reports an overdue day.
    public func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) -> [Emission] { [] }

    public var hasFindings: Bool { false }
    public func findings(on database: isolated PostgresConnection) -> [Finding] { [] }
    public func applyFindings(_ findings: [Finding], state: inout State, derive: (String) -> String) -> [Emission] {
        []
    }
}
