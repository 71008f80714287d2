/// A defect in our code, on demand.
package struct ToyFault: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}
