import Contracts
import HTTPTypes
import Hummingbird
import Intake
import JSON
import Logging
import Metrics
import NIOCore
import PostgresClient
import ServiceKit
import ServiceLifecycle
import Vocabulary

/// The HTTP intake: `POST /v1/events` and `GET /v1/feedback`. It writes to the partner's own topic, so that there is
/// one way in, and reads the partner's own feedback.
struct IntakeRoutes: Sendable {
    private let gate: PartnerGate
    private let gateway: IntakeGateway
    private let problems: IntakeProblems
    private let logger: Logger

    init(gate: PartnerGate, gateway: IntakeGateway, status: ServiceStatus, logger: Logger) {
        self.gate = gate
        self.gateway = gateway
        self.problems = IntakeProblems(status: status)
        self.logger = logger
    }

    /// - Parameter isAlone: on a listener without other routes.
    func add(to router: Router<BasicRequestContext>, isAlone: Bool) {
        router.add(middleware: VersionMiddleware(prefix: isAlone ? "" : "/v1/"))
        router.post("/v1/events") { request, _ in
            try await self.gate.admit(request) { try await self.post(request, $0) }
        }
        router.get("/v1/feedback") { request, _ in
            if request.headers[.accept]?.contains("text/event-stream") == true {
                return try await self.stream(request)
            }
            return try await self.gate.admit(request) { try await self.page(request, $0) }
        }
    }

    static func addDescription(to router: Router<BasicRequestContext>) {
        router.get("/v1/openapi.json") { _, _ in Response.json(OpenAPI.document) }
    }

    // MARK: Sending

    private func post(_ request: Request, _ partner: Partner) async throws -> Response {
        let body = try await Self.body(of: request)
        let events: EventRequest
        do {
            events = try EventRequest(
                headers: request.headers, body: body, partner: partner, directory: self.gate.directory)
        } catch let rejected as RejectedEvent {
            Counter(label: "http.refused", dimensions: [("code", rejected.rejection.code.rawValue)]).increment()
            throw rejected.problem
        }
        let attempt = IntakeProblems.Attempt(path: "POST /v1/events", partner: partner.id)
        let reservation = try self.gate.quotas.reserve(DayUsage(events.messages), of: partner)
        do {
            let (before, receipts) = try await self.gate.quotas.settle(reservation) {
                try await self.gateway.feedbackEnd(partner.id)
            } send: { before in
                (before, try await self.gateway.send(events.messages, as: partner.id))
            }
            Counter(label: "http.events").increment(by: receipts.count)
            self.problems.succeeded(attempt)
            return Response.json(
                [
                    "events": .array(
                        receipts.map {
                            [
                                "topic": .string($0.topic), "partition": .integer(Int64($0.partition)),
                                "offset": .integer($0.offset), "feedback": .string("/v1/feedback?after=\(before)"),
                            ]
                        })
                ], status: .accepted, headers: self.gate.quotas.headerFields(for: partner))
        } catch let error as UnreadError {
            throw Problem(.serviceUnavailable, "\(error). Send it again, with the same id.", retryAfter: 2)
        } catch {
            self.logger.warning("Kafka did not accept events received over HTTP", metadata: ["reason": "\(error)"])
            self.problems.failed(attempt, error)
            throw IntakeProblems.answer(error, isSending: true)
        }
    }

    /// Hummingbird throws its own error when the length was announced, NIO when it was not.
    private static func isTooLarge(_ error: any Error) -> Bool {
        error is NIOTooManyBytesError || (error as? HTTPError)?.status == .contentTooLarge
    }

    /// The whole body, within the limits of size and time.
    private static func body(of request: Request) async throws -> [UInt8] {
        let tooLarge = Problem(.contentTooLarge, "A request has at most \(HTTPContract.maximumRequestBytes) bytes.")
        // A client that waits for `100 Continue` gets the refusal before it sends the body.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > HTTPContract.maximumRequestBytes
        {
            throw tooLarge
        }
        return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                do {
                    let buffer = try await request.body.collect(upTo: HTTPContract.maximumRequestBytes)
                    return Array(buffer.readableBytesView)
                } catch let error where Self.isTooLarge(error) {
                    throw tooLarge
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(HTTPContract.requestSeconds))
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            guard let body = first else {
                throw Problem(
                    .requestTimeout,
                    "The request did not arrive completely within \(HTTPContract.requestSeconds) seconds.",
                    headers: [.connection: "close"])
            }
            return body
        }
    }

    // MARK: Answers

    private static func position(_ request: Request) throws -> FeedbackPosition {
        guard let text = request.uri.queryParameters["after"] else { return .start }
        guard let position = FeedbackPosition(String(text)) else {
            throw Problem(.badRequest, "after must be a position from an earlier answer.")
        }
        return position
    }

    private func page(_ request: Request, _ partner: Partner) async throws -> Response {
        let position = try Self.position(request)
        let limit = request.uri.queryParameters["limit"].map(String.init)
        let maximum = limit.map { Int($0) ?? 0 } ?? 100
        guard (1...HTTPContract.maximumPage).contains(maximum) else {
            throw Problem(.badRequest, "limit must be 1 to \(HTTPContract.maximumPage).")
        }
        let answers = try await self.answers(partner, from: position, maximum: maximum)
        var writer = JSONWriter(reserving: answers.events.reduce(64) { $0 + $1.bytes.count + 1 })
        writer.object { object in
            // Checks that each event is JSON and copies its compact bytes; the parsed tree is not needed.
            object.add(
                "events", renderedItems: answers.events.compactMap { try? JSONDocument($0.bytes).root.compactBytes() })
            object.add("next", "/v1/feedback?after=\(answers.next)")
        }
        return Response.json(rendered: writer.bytes)
    }

    private func answers(
        _ partner: Partner, from position: FeedbackPosition, maximum: Int
    ) async throws -> (events: [(next: FeedbackPosition, bytes: [UInt8])], next: FeedbackPosition) {
        let attempt = IntakeProblems.Attempt(path: "GET /v1/feedback", partner: partner.id)
        do {
            let answers = try await self.gateway.feedback(partner.id, from: position, maximum: maximum)
            self.problems.succeeded(attempt)
            return answers
        } catch {
            self.logger.warning("feedback could not be read from Kafka", metadata: ["reason": "\(error)"])
            self.problems.failed(attempt, error)
            throw IntakeProblems.answer(error, isSending: false)
        }
    }

    /// Server-sent events: the response stays open, and resumes from `Last-Event-ID` after a break.
    private func stream(_ request: Request) async throws -> Response {
        // Takes the lease before the response begins and holds it until the response ends.
        let (partner, lease) = try await self.gate.lease(request, as: .stream)
        var position: FeedbackPosition
        do {
            position = try Self.position(request)
        } catch {
            lease.end()
            throw error
        }
        if let last = HTTPField.Name("Last-Event-ID").flatMap({ request.headers[$0] }).flatMap({ FeedbackPosition($0) })
        {
            position = last
        }
        let start = position
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                defer { lease.end() }
                // A client that disconnects ends the stream at once, not at the next failed write.
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await self.write(to: &writer, partner, request, from: start)
                }
            })
    }

    private func write(
        to writer: inout any ResponseBodyWriter, _ partner: Partner, _ request: Request, from start: FeedbackPosition
    ) async throws {
        try await writer.write(ByteBuffer(string: ": doorstroom\n\n"))
        var next = start
        var quietSince = ContinuousClock.now
        // The stream also ends when the token is replaced or its partner is disabled.
        while !Task.isCancelled, !Task.isShuttingDownGracefully, await self.gate.stillAdmits(partner, request) {
            let answers = try await self.answers(partner, from: next, maximum: HTTPContract.maximumPage)
            next = answers.next
            if !answers.events.isEmpty {
                var buffer = ByteBuffer()
                for answer in answers.events {
                    buffer.writeString("id: \(answer.next)\ndata: ")
                    buffer.writeBytes(PrintableText.escaped(json: answer.bytes))
                    buffer.writeString("\n\n")
                }
                try await writer.write(buffer)
                quietSince = .now
            } else if ContinuousClock.now - quietSince > .seconds(15) {
                // Keeps proxies from closing the connection, and detects a client that is gone.
                try await writer.write(ByteBuffer(string: ": \n\n"))
                quietSince = .now
            } else {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        try await writer.finish(nil)
    }
}
