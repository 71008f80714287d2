import Testing

/// Checks the sources on disk against the rules.
@Suite(.timeLimit(.minutes(10)))
struct ArchitectureTests {
    private static func report<Checked>(_ checked: [Checked], _ rule: (Checked) -> [String]) {
        let violations = checked.flatMap(rule)
        #expect(violations.isEmpty, "\n\(violations.joined(separator: "\n"))")
    }

    @Test func theSourcesAreFound() throws {
        let paths = try ProjectFiles.sources.get().map(\.path)
        for (folder, _) in ImportTable.allowed {
            #expect(paths.contains { $0.hasPrefix(folder) }, "no Swift file in \(folder)")
        }
    }

    @Test func everyFolderImportsOnlyAllowedModules() throws {
        Self.report(try ProjectFiles.sources.get(), ImportTable.violations)
    }

    @Test func eachCLibraryHasOneImporter() throws {
        Self.report(try ProjectFiles.sources.get(), ImportTable.wrapperViolations)
    }

    @Test func noServiceImportsAnother() throws {
        Self.report(try ProjectFiles.sources.get(), ImportTable.neighbourViolations)
    }

    @Test func domainsAndContractsArePure() throws {
        Self.report(try ProjectFiles.sources.get(), PurityRules.violations)
    }

    @Test func codeThatCanCrashGivesItsReason() throws {
        Self.report(try ProjectFiles.sources.get(), SafetyRules.violations)
    }

    @Test func oneReaderReadsTheEnvironment() throws {
        Self.report(try ProjectFiles.sources.get() + ProjectFiles.tests.get(), OutsideRules.environmentViolations)
    }

    @Test func printedTextIsFitForATerminal() throws {
        Self.report(try ProjectFiles.sources.get(), OutsideRules.outputViolations)
    }

    @Test func textsOfPagesAreInTheirTable() throws {
        Self.report(try ProjectFiles.sources.get(), OutsideRules.textViolations)
    }

    @Test func oneRightCoversAllConsumerGroups() throws {
        Self.report(try ProjectFiles.sources.get(), OutsideRules.groupViolations)
    }

    @Test func filesStayShort() throws {
        Self.report(try ProjectFiles.sources.get() + ProjectFiles.tests.get(), SafetyRules.lengthViolations)
    }

    @Test func everyTargetAndServiceHasAReadme() throws {
        let folders = try ProjectFiles.folders.get()
        #expect(folders.count > 30)
        Self.report(folders, ReadmeRules.violations)
    }

    @Test func everySuiteHasATimeLimit() throws {
        Self.report(try ProjectFiles.tests.get(), TestRules.limitViolations)
    }

    @Test func testsAreNamedInOneStyle() throws {
        Self.report(try ProjectFiles.tests.get(), TestRules.nameViolations)
    }
}
