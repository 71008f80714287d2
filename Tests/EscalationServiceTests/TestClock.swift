import Synchronization

/// A value that several tasks read.
final class TestBox<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    init(_ value: Value) { self.state = Mutex(value) }

    var value: Value { self.state.withLock { $0 } }

    func change<Result: Sendable>(_ body: @Sendable (inout Value) -> Result) -> Result {
        self.state.withLock { body(&$0) }
    }
}

/// A clock that advances only when a test says so: milliseconds since 1970.
final class TestClock: Sendable {
    /// 1 October 2019, 07:00 UTC.
    private let box = TestBox<Int64>(1_569_913_200_000)

    var now: Int64 { self.box.value }

    func pass(seconds: Int64) { self.box.change { $0 += seconds * 1_000 } }
}
