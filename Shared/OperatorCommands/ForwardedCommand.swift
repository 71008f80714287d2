import ArgumentParser

/// A command whose arguments `doorstroom` takes as well, and passes on.
///
/// `doorstroom` takes the arguments instead of the command, because ArgumentParser counts a command among the words of
/// the usage line.
public protocol ForwardedCommand: ParsableCommand {
    associatedtype Arguments: ParsableArguments

    var arguments: Arguments { get }
}
