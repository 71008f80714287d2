import Vocabulary

/// The half-yearly targets for status holders, in persons (REG-11): a lead or backlog carries over into the next
/// half-year, and each half-year's task is divided over the corporations by size.
public struct StatusHolderTargets: Equatable, Sendable {
    public struct HalfYearAccount: Equatable, Sendable {
        public let halfYear: HalfYear
        /// The target that the province set.
        public let target: Int
        /// Persons carried in: a backlog when positive, a lead when negative.
        public let carriedIn: Int
        public let housed: Int

        /// Persons to be housed in this half-year.
        public var task: Int { max(0, self.target + self.carriedIn) }
        /// Persons carried over: a backlog when positive, a lead when negative.
        public var carriedOut: Int { self.target + self.carriedIn - self.housed }
    }

    public let accounts: [HalfYearAccount]

    /// - Parameters:
    ///   - targets: the target of each half-year; 0 for a half-year without one.
    ///   - housed: persons housed in each half-year.
    ///   - carriedIn: the balance that the municipality states for a half-year: it replaces the balance that the
    ///     half-years before it leave. A half-year without one takes over the balance of the half-year before; the
    ///     first takes over nothing.
    public init(targets: [HalfYear: Int], housed: [HalfYear: Int], carriedIn: [HalfYear: Int] = [:]) {
        var accounts: [HalfYearAccount] = []
        var carried = 0
        if let first = targets.keys.min(), let last = (Array(targets.keys) + Array(housed.keys)).max() {
            var half = first
            while half <= last {
                let account = HalfYearAccount(
                    halfYear: half, target: targets[half] ?? 0, carriedIn: carriedIn[half] ?? carried,
                    housed: housed[half] ?? 0)
                accounts.append(account)
                carried = account.carriedOut
                half = half.next
            }
        }
        self.accounts = accounts
    }

    /// The persons that each corporation has to house, by its size within the city. They add up to the task.
    public static func division(of task: Int, over sizes: [(corporation: String, dwellings: Int)]) -> [String: Int] {
        let claims = sizes.map { LargestRemainder.Claim(id: $0.corporation, size: $0.dwellings) }
        return Dictionary(
            zip(sizes.map(\.corporation), LargestRemainder.shares(of: task, among: claims)),
            uniquingKeysWith: { first, _ in first })
    }

    /// The range of dwellings that a number of persons needs: two to three for five persons (REG-11).
    public static func dwellings(for persons: Int) -> ClosedRange<Int> {
        let persons = max(0, persons)
        return ((persons * 2 + 4) / 5)...((persons * 3 + 4) / 5)
    }
}
