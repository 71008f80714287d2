import JSON
import Vocabulary

/// One day's solve: its size, its results and the digest of its proof.
public struct SolveCertified: InternalData {
    public enum Verdict: String, CaseIterable, Sendable {
        /// The certificate was checked by code that shares nothing with the solver.
        case verified
    }

    /// The value that the solve reached on one level of the order of goals.
    public struct LevelValue: InternalData {
        /// The number that names the level, 1 to 8.
        public let level: Int
        public let value: Int

        public init(level: Int, value: Int) {
            self.level = level
            self.value = value
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.level = try reader.integer("level", in: 1...8)
            self.value = try reader.number("value")
        }

        public var json: JSONValue { ["level": JSONValue(self.level), "value": JSONValue(self.value)] }
    }

    public let solveId: String
    public let date: CalendarDate
    public let openCandidates: Int
    public let openDwellings: Int
    public let places: Int
    public let eligiblePairs: Int
    /// In the order in which the levels were weighed.
    public let values: [LevelValue]
    public let presentations: Int
    public let candidatesPresented: Int
    public let verdict: Verdict
    /// The digest of the situation and the solution with its certificate, which stay in the database: 32 hexadecimal
    /// digits.
    public let proofDigest: String

    public init(
        solveId: String, date: CalendarDate, openCandidates: Int, openDwellings: Int, places: Int, eligiblePairs: Int,
        values: [LevelValue], presentations: Int, candidatesPresented: Int, verdict: Verdict, proofDigest: String
    ) {
        self.solveId = solveId
        self.date = date
        self.openCandidates = openCandidates
        self.openDwellings = openDwellings
        self.places = places
        self.eligiblePairs = eligiblePairs
        self.values = values
        self.presentations = presentations
        self.candidatesPresented = candidatesPresented
        self.verdict = verdict
        self.proofDigest = proofDigest
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.solveId = try reader.text("solveId")
        self.date = try reader.date("date")
        self.openCandidates = try reader.count("openCandidates")
        self.openDwellings = try reader.count("openDwellings")
        self.places = try reader.count("places")
        self.eligiblePairs = try reader.count("eligiblePairs")
        self.values = try reader.items("values") { (item) throws(Rejection) in try LevelValue(&item) }
        self.presentations = try reader.count("presentations")
        self.candidatesPresented = try reader.count("candidatesPresented")
        self.verdict = try reader.code("verdict")
        self.proofDigest = try reader.text("proofDigest", maximum: 32)
    }

    public var json: JSONValue {
        [
            "solveId": .string(self.solveId), "date": .string(self.date.description),
            "openCandidates": JSONValue(self.openCandidates), "openDwellings": JSONValue(self.openDwellings),
            "places": JSONValue(self.places), "eligiblePairs": JSONValue(self.eligiblePairs),
            "values": JSONValue(self.values), "presentations": JSONValue(self.presentations),
            "candidatesPresented": JSONValue(self.candidatesPresented), "verdict": .string(self.verdict.rawValue),
            "proofDigest": .string(self.proofDigest),
        ]
    }
}
