/// A code of a list that others maintain, whose entries begin and end.
public protocol DatedCode: RawRepresentable<String>, CaseIterable, Sendable {
    var validity: Validity { get }
}
