/// A code of a list that others maintain, whose entries begin and end.
protocol DatedCode: ListedCode {
    var validity: Validity { get }
}
