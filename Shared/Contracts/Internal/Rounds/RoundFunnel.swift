import JSON

/// The funnel from nomination to placement, counted when a round closes (MAT-13).
public struct RoundFunnel: InternalData {
    /// Dwellings, including those withdrawn later.
    public var nominated = 0
    public var withdrawn = 0
    /// Dwellings presented at least once.
    public var dwellingsPresented = 0
    public var presentations = 0
    /// Presentations after the first of their dwelling.
    public var refilled = 0
    public var candidatesPresented = 0
    public var chosen = 0
    public var declined = 0
    public var expired = 0
    /// Candidates declined, by code.
    public var declineReasons: [CodeCount] = []
    public var placed = 0
    /// Dwellings that ended neither placed nor withdrawn.
    public var unused = 0

    public init() {}

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.candidatesPresented = try reader.count("candidatesPresented")
        self.chosen = try reader.count("chosen")
        self.declineReasons = try reader.items("declineReasons") { (item) throws(Rejection) in
            try CodeCount(&item)
        }
        self.declined = try reader.count("declined")
        self.dwellingsPresented = try reader.count("dwellingsPresented")
        self.expired = try reader.count("expired")
        self.nominated = try reader.count("nominated")
        self.placed = try reader.count("placed")
        self.presentations = try reader.count("presentations")
        self.refilled = try reader.count("refilled")
        self.unused = try reader.count("unused")
        self.withdrawn = try reader.count("withdrawn")
    }

    public var json: JSONValue {
        [
            "candidatesPresented": JSONValue(self.candidatesPresented), "chosen": JSONValue(self.chosen),
            "declineReasons": JSONValue(self.declineReasons), "declined": JSONValue(self.declined),
            "dwellingsPresented": JSONValue(self.dwellingsPresented), "expired": JSONValue(self.expired),
            "nominated": JSONValue(self.nominated), "placed": JSONValue(self.placed),
            "presentations": JSONValue(self.presentations), "refilled": JSONValue(self.refilled),
            "unused": JSONValue(self.unused), "withdrawn": JSONValue(self.withdrawn),
        ]
    }
}
