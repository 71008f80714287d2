import Foundation
import Synchronization

/// Points at which a crash test may kill the process: between any two steps that have to stay consistent.
///
/// `DOORSTROOM_FAULT=<point>:<n>` kills at the n-th pass. Compiled in debug builds only.
public enum FaultPoint: String, CaseIterable, Sendable {
    case beforeReceive = "before-receive"
    case afterReceive = "after-receive"
    case beforeCompareAndSet = "before-compare-and-set"
    case afterCompareAndSet = "after-compare-and-set"
    case beforeCommit = "before-commit"
    case afterCommit = "after-commit"
    case beforeProduce = "before-produce"
    case afterDeliveryReport = "after-delivery-report"
    case beforeHighWaterMark = "before-high-water-mark"
    case afterHighWaterMark = "after-high-water-mark"
    case beforeOffset = "before-offset"
    case afterOffset = "after-offset"
    case beforeNotification = "before-notification"
    case afterNotification = "after-notification"

    #if DEBUG
        private static let plan: (point: String, passage: Int)? = {
            guard let text = Environment.current["DOORSTROOM_FAULT"] else { return nil }
            let parts = text.split(separator: ":")
            guard parts.count == 2, let passage = Int(parts[1]) else { return nil }
            return (String(parts[0]), passage)
        }()
        private static let passages = Mutex(0)

        public static func pass(_ point: FaultPoint) {
            guard let plan = Self.plan, plan.point == point.rawValue else { return }
            let count = Self.passages.withLock { passages in
                passages += 1
                return passages
            }
            if count == plan.passage { kill(getpid(), SIGKILL) }
        }
    #else
        @inline(__always)
        public static func pass(_ point: FaultPoint) {}
    #endif
}
