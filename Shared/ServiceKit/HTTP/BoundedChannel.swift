import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// HTTP/1.1 on one connection: Hummingbird's channel, with our limits on number and time.
struct BoundedChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private struct NoRoom: Error {}

    private static let unconfirmedMilliseconds = 30_000
    private static let unsentBytes = 65_536

    private let http: HTTP1Channel
    private let connections: Connections

    init(connections: Connections, responder: @escaping HTTPChannelHandler.Responder) {
        self.connections = connections
        self.http = HTTP1Channel { request, writer, channel in
            if let fault = RequestFault(request.head) {
                let response = fault.response
                return try await writer.write(response: response.head, body: response.body)
            }
            var request = request
            if AwaitedBody.isMeant(request.head) {
                request.body = RequestBody(
                    asyncSequence: AwaitedBody(body: request.body) {
                        let invitation = HTTPResponsePart.head(HTTPResponse(status: .continue))
                        channel.writeAndFlush(invitation, promise: nil)
                    })
            }
            try await responder(request, writer, channel)
        }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        guard let address = PeerAddress(channel.remoteAddress) else { return Self.drop(channel) }
        switch self.connections.admit(channel, from: address) {
        case .taken(let id):
            return self.served(id).setup(channel: channel, logger: logger).flatMapThrowing { value in
                try Self.addRules(channel)
                return value
            }
        case .refused:
            return channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(Refusal())
                return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
            }
        case .dropped: return Self.drop(channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        let address = PeerAddress(value.channel.remoteAddress)?.description ?? RequestPeer.address
        await RequestPeer.$address.withValue(address) {
            await self.http.handle(value: value, logger: logger)
        }
    }

    private func served(_ id: Int) -> HTTP1Channel {
        let connections = self.connections
        return HTTP1Channel(
            responder: self.http.responder,
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [RequestDeadline { connections.note(id, isWaiting: $0) }],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 8_192, maxHeaderListSize: 65_536, maxHeaderFieldCount: 100)))
    }

    private static func addRules(_ channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(WriteDeadline(), position: .first)
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(HTTPRules(), position: .after(decoder))
        // Without these options the same happens, later.
        for (option, value) in [
            // A peer that vanished is detected by the data that it does not acknowledge.
            (TCP_USER_TIMEOUT, Self.unconfirmedMilliseconds),
            // The kernel takes megabytes for a client that reads slowly, and then nothing for a while, which looks to
            // WriteDeadline as if the client read nothing.
            (TCP_NOTSENT_LOWAT, Self.unsentBytes),
        ] {
            try? channel.syncOptions?.setOption(.tcpOption(NIOBSDSocket.Option(rawValue: option)), value: value)
        }
    }

    private static func drop(_ channel: any Channel) -> EventLoopFuture<Value> {
        channel.close(promise: nil)
        return channel.eventLoop.makeFailedFuture(NoRoom())
    }
}
