import Foundation
import Vocabulary

/// The terminal, or a file or pipe in its place. All commands print here, because here control characters in texts from
/// outside, which a terminal would obey, are escaped.
public enum Console {
    public static func print(_ text: String, terminator: String = "\n") {
        Swift.print(text.printable, terminator: terminator)
    }

    /// Writes at once, also to a file or a pipe, where `print` waits for a full buffer.
    public static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text.printable + "\n").utf8))
    }

    /// Writes to standard error.
    public static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text.printable + "\n").utf8))
    }

    public static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a line on standard error over the previous one.
    /// - Parameter isLast: the next line starts below it.
    public static func overwrite(_ text: String, isLast: Bool) {
        FileHandle.standardError.write(Data(("\r" + text.printableLine + " " + (isLast ? "\n" : "")).utf8))
    }
}
