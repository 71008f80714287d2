import Contracts
import Logging
import PostgresClient
import ServiceKit
import Vocabulary

/// How a service treats the day marker on its inputs.
public enum DayBarrier: Sendable {
    /// Each input waits at the marker until all inputs have it: everything before the day was applied, nothing after.
    case holdsInputs
    /// Events are applied on arrival; only the day's rules wait. The rules read facts of earlier days alone.
    case holdsRulesOnly
}

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
    func found(_ findings: [Finding], state: inout State, derive: (String) -> String) throws -> [Emission]
    /// The changes since the last call.
    func changes(of state: inout State) -> Changes
    func save(_ changes: Changes, on database: isolated PostgresConnection) throws
}

extension StreamProcessor {
    /// Only the service that notifies people reports an overdue day.
    public func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) -> [Emission] { [] }

    public var hasFindings: Bool { false }
    public func findings(on database: isolated PostgresConnection) -> [Finding] { [] }
    public func found(_ findings: [Finding], state: inout State, derive: (String) -> String) -> [Emission] { [] }
}

/// The state of something outside the streams, such as a channel to people.
public struct Finding: Sendable, Equatable {
    public let subject: String
    /// `nil` when all is well.
    public let problem: String?

    public init(subject: String, problem: String?) {
        self.subject = subject
        self.problem = problem
    }
}

/// The pipeline of a service that follows our own streams and publishes its own.
public struct StreamWorker<Processor: StreamProcessor>: RegionWork {
    package let renderer: any JournalRenderer
    package let migrations: [Migration]
    private let processor: Processor
    private let status: ServiceStatus

    package var service: ServiceName { self.processor.service }

    public init(processor: Processor, topics: Topics, migrations: [Migration], status: ServiceStatus) {
        self.processor = processor
        self.renderer = StreamRenderer(service: processor.service, topics: topics)
        self.migrations = PipelineSchema.migrations + migrations
        self.status = status
    }

    package func stream(_ topics: Topics) -> String? { topics.stream(self.service) }

    package func run(_ session: RegionSession) async throws {
        try await StreamLoop(session: session, processor: self.processor).run()
    }

    /// The service that keeps this worker's region running.
    public func runner(configuration: ServiceConfiguration, logger: Logger) -> RegionRunner {
        RegionRunner(configuration: configuration, status: self.status, logger: logger, work: self)
    }
}
