import ServiceKit

enum Terminal {
    /// Prints a progress line that overwrites the previous one on a terminal; elsewhere it prints a line now and then.
    static func progress(_ done: Int, of total: Int, _ text: String) {
        let width = 30
        let filled = total > 0 ? width * done / total : width
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        if Console.isInteractive {
            Console.overwrite("\(bar) \(text)", isLast: done == total)
        } else if done % 50 == 0 || done == total {
            Console.complain("\(bar) \(text)")
        }
    }
}
