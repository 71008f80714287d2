import Access

extension Sight {
    /// The institution sees its own application; a corporation sees it while it is presented to that corporation.
    func view(of application: RegisteredReference) -> View {
        self.view(of: application.owner, application.presentedTo)
    }
}
