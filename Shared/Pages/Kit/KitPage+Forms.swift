extension KitPage {
    static func forms(_ context: PageContext) -> [HTML] {
        let institutions = (1...60).map { number in
            FormOption("i-\(number)", PageText("Instelling \(number)", "Institution \(number)"))
        }
        let form = Form(
            to: "/kit", token: "kit",
            fields: [
                FormField(
                    "reference", PageText("Kenmerk van de aanmelding", "Reference of the application"),
                    value: KitContent.hostile.dutch,
                    description: PageText(
                        "Zoals A-2019-00412. Geen naam en geen BSN.", "Such as A-2019-00412. No name."),
                    error: PageText(
                        "Vul een kenmerk in zoals A-2019-00412.", "Enter a reference such as A-2019-00412."),
                    isRequired: true),
                FormField(
                    "institution", PageText("Instelling", "Institution"), .picker(institutions), value: "i-7",
                    isRequired: true),
                FormField(
                    "household", PageText("Huishouden", "Household"),
                    .radios([
                        FormOption("one", PageText("Eén persoon", "One person")), FormOption("more", KitContent.long),
                    ]), value: "one", error: PageText("Kies een huishouden.", "Choose a household."), isRequired: true),
                FormField("day", PageText("Klaar om te verhuizen", "Ready to move"), .line(.date)),
                FormField(
                    "district", PageText("Liefst in deze wijk", "Preferred district"),
                    .suggestions(["Overvecht", "Zuidwest", "Leidsche Rijn"]),
                    description: PageText("U mag ook iets anders invullen.", "You may also fill in something else.")),
                FormField("note", KitContent.long, .multiline(rows: 3), value: KitContent.hostile.dutch),
                FormField(
                    "agreed", PageText("De cliënt weet van deze aanmelding", "The client knows of this application"),
                    .checkbox, value: "on", isRequired: true),
            ],
            buttons: [
                Form.Button(PageText("Opslaan", "Save")),
                Form.Button(PageText("Later verder", "Continue later"), .secondary, value: "later"),
                Form.Button(PageText("Intrekken", "Withdraw"), .danger, value: "withdraw"),
            ], takesFocus: false)
        return [form.html(context)]
    }
}
