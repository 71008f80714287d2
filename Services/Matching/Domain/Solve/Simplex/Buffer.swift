/// Memory for a fixed number of plain values, for the simplex alone.
///
/// An array pays for a check of its owner on every write and of its bounds on every access, which in the simplex is most
/// of what it does. Indices are checked here too, but only in debug builds: those the tests run.
struct Buffer<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating value: Element, count: Int) {
        self.base = .allocate(capacity: max(1, count))
        self.base.initialize(repeating: value, count: max(1, count))
        self.count = count
    }

    init(_ values: [Element]) {
        self.base = .allocate(capacity: max(1, values.count))
        self.count = values.count
        for (index, value) in values.enumerated() { (self.base + index).initialize(to: value) }
    }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < self.count)
            return self.base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < self.count)
            self.base[index] = newValue
        }
    }

    @inline(__always) subscript(index: Int32) -> Element {
        get { self[Int(index)] }
        nonmutating set { self[Int(index)] = newValue }
    }

    func deallocate() { self.base.deallocate() }
}
