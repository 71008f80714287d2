/// Every reason for which the intake rejects an event. The raw value is the `code` of the feedback and is never reused.
///
/// The layers: `json-…` the bytes, `ce-…` CloudEvents 1.0.2, `profile-…` the sender's right to send this, `data-…` the
/// event's own fields, `state-…` the facts that Registration already has.
public enum RejectionCode: String, CaseIterable, Sendable, Codable {
    case jsonSyntax = "json-syntax"
    case jsonNotUTF8 = "json-not-utf8"
    case jsonByteOrderMark = "json-byte-order-mark"
    case jsonDuplicateName = "json-duplicate-name"
    case jsonLoneSurrogate = "json-lone-surrogate"
    case jsonControlCharacter = "json-control-character"
    case jsonTooDeep = "json-too-deep"
    case jsonNumberRange = "json-number-range"
    case jsonTrailingBytes = "json-trailing-bytes"

    case eventTooLarge = "ce-event-too-large"
    case eventEmpty = "ce-event-empty"
    case notAnObject = "ce-not-an-object"
    case attributeMissing = "ce-attribute-missing"
    case attributeEmpty = "ce-attribute-empty"
    case attributeType = "ce-attribute-type"
    case attributeName = "ce-attribute-name"
    case attributeCharacter = "ce-attribute-character"
    case attributeTooLong = "ce-attribute-too-long"
    case specversion = "ce-specversion"
    case timeFormat = "ce-time-format"
    case sourceFormat = "ce-source-format"
    case dataAndBase64 = "ce-data-and-base64"
    case contentType = "ce-content-type"
    case headerConflict = "ce-header-conflict"
    case headerDuplicate = "ce-header-duplicate"
    case headerEncoding = "ce-header-encoding"

    case topicUnknown = "profile-topic-unknown"
    case sourceUnknown = "profile-source-unknown"
    case sourceNotYours = "profile-source-not-yours"
    case typeUnknown = "profile-type-unknown"
    case typeNotYours = "profile-type-not-yours"
    case partyNotYours = "profile-party-not-yours"
    case groupNotYours = "profile-group-not-yours"
    case subjectMissing = "profile-subject-missing"
    case subjectMismatch = "profile-subject-mismatch"
    case dataschemaMismatch = "profile-dataschema-mismatch"
    case personalData = "profile-personal-data"
    case idReused = "profile-id-reused"

    case dataMissing = "data-missing"
    case fieldMissing = "data-field-missing"
    case fieldType = "data-field-type"
    case fieldFormat = "data-field-format"
    case fieldRange = "data-field-range"
    case fieldCode = "data-field-code"
    case fieldConflict = "data-field-conflict"
    case fieldCodeExpired = "data-field-code-expired"

    case referenceTaken = "state-reference-taken"
    /// In installations that follow the real calendar: about real people.
    case referenceGuessable = "state-reference-guessable"
    case referenceUnknown = "state-reference-unknown"
    case alreadyClosed = "state-already-closed"
    case notAllowedNow = "state-not-allowed-now"
    case dateOrder = "state-date-order"
    case versionTaken = "state-version-taken"
    case correctionUnknown = "state-correction-unknown"
    case dayNotNext = "state-day-not-next"
    case calendarReal = "state-calendar-real"
    /// Not the partner's fault: our operators gave the event up after it could not be handled.
    case discarded = "state-discarded"

    /// One sentence for the engineer of the partner who reads the feedback, in Dutch and in English.
    public var title: (dutch: String, english: String) {
        switch self {
        case .jsonSyntax: ("Dit is geen geldige JSON.", "This is not valid JSON.")
        case .jsonNotUTF8: ("De tekst is geen geldige UTF-8.", "The text is not valid UTF-8.")
        case .jsonByteOrderMark:
            ("De tekst begint met een onzichtbaar teken (BOM).", "The text begins with a byte order mark (BOM).")
        case .jsonDuplicateName: ("Een veld staat er twee keer in.", "A member name occurs twice.")
        case .jsonLoneSurrogate:
            ("Een teken is half weergegeven (los surrogaat).", "A lone surrogate stands in a string.")
        case .jsonControlCharacter:
            ("Een tekst bevat een stuurteken.", "A string holds an unescaped control character.")
        case .jsonTooDeep: ("De JSON is te diep genest.", "The JSON is nested too deeply.")
        case .jsonNumberRange: ("Een getal is te groot of te lang.", "A number does not fit.")
        case .jsonTrailingBytes: ("Na de JSON staat nog iets.", "Something follows the JSON value.")
        case .eventTooLarge: ("Het bericht is groter dan 64 KiB.", "The event is larger than 64 KiB.")
        case .eventEmpty: ("Het bericht is leeg.", "The event is empty.")
        case .notAnObject: ("Het bericht is geen JSON-object.", "The event is not a JSON object.")
        case .attributeMissing: ("Een verplicht attribuut ontbreekt.", "A required attribute is missing.")
        case .attributeEmpty: ("Een attribuut is leeg.", "An attribute is empty.")
        case .attributeType: ("Een attribuut heeft het verkeerde type.", "An attribute has the wrong type.")
        case .attributeName:
            ("De naam van een attribuut mag alleen a-z en 0-9 bevatten.", "Attribute names hold only a-z and 0-9.")
        case .attributeCharacter:
            ("Een attribuut bevat een verboden teken.", "An attribute holds a forbidden character.")
        case .attributeTooLong: ("Een attribuut is te lang.", "An attribute is too long.")
        case .specversion: ("Alleen specversion 1.0 is toegestaan.", "Only specversion 1.0 is taken.")
        case .timeFormat: ("Het tijdstip is geen RFC 3339.", "The time is not RFC 3339.")
        case .sourceFormat: ("De bron is geen URI.", "The source is not a URI reference.")
        case .dataAndBase64: ("Gebruik data of data_base64, niet allebei.", "Use data or data_base64, not both.")
        case .contentType: ("Alleen JSON is toegestaan als inhoud.", "Only JSON content is taken.")
        case .headerConflict:
            ("Een header zegt iets anders dan het bericht.", "A header contradicts the structured event.")
        case .headerDuplicate: ("Een header staat er twee keer in.", "A header occurs twice.")
        case .headerEncoding:
            (
                "Een header is niet goed gecodeerd: UTF-8, aanhalingstekens of procenttekens.",
                "A header is not encoded as it has to be: UTF-8, quotes or percent signs."
            )
        case .topicUnknown: ("Dit topic hoort bij geen partner.", "This topic belongs to no partner.")
        case .sourceUnknown: ("Deze bron is niet bekend.", "This source is not known.")
        case .sourceNotYours: ("Deze bron is van een andere partner.", "This source belongs to another partner.")
        case .typeUnknown: ("Dit soort bericht bestaat niet.", "This event type does not exist.")
        case .typeNotYours:
            ("Dit soort bericht mag u niet sturen.", "A partner of your kind may not send this event type.")
        case .partyNotYours:
            ("U kunt dit alleen over uw eigen organisatie zeggen.", "You can say this of your own organisation only.")
        case .groupNotYours:
            (
                "Alleen het City-deal-overleg meldt cliënten van de City-deal aan, en geen andere.",
                "Only the City-deal meeting sends clients of the City-deal, and no others."
            )
        case .subjectMissing: ("Het subject ontbreekt.", "The subject is missing.")
        case .subjectMismatch:
            ("Het subject is niet het kenmerk in data.", "The subject is not the reference that stands in data.")
        case .dataschemaMismatch:
            ("Het dataschema hoort niet bij dit type.", "The dataschema does not belong to the type.")
        case .personalData:
            ("Hier staat een persoonsgegeven dat er niet hoort.", "Personal data stands where none belongs.")
        case .idReused:
            ("Dit id is al gebruikt met een andere inhoud.", "This id was already used with another meaning.")
        case .dataMissing: ("De inhoud (data) ontbreekt.", "The event has no data.")
        case .fieldMissing: ("Een verplicht veld ontbreekt.", "A required field is missing.")
        case .fieldType: ("Een veld heeft het verkeerde type.", "A field has the wrong type.")
        case .fieldFormat: ("Een veld heeft de verkeerde vorm.", "A field has the wrong form.")
        case .fieldRange: ("Een waarde is te klein, te groot, te kort of te lang.", "A value is out of range.")
        case .fieldCode: ("Deze code staat niet in de lijst.", "The code is not in the list.")
        case .fieldConflict: ("Twee velden spreken elkaar tegen.", "Two fields contradict each other.")
        case .fieldCodeExpired:
            ("Deze code geldt niet op de dag van vastleggen.", "The code is not valid on the day of recording.")
        case .referenceTaken: ("Dit kenmerk is al in gebruik.", "This reference is already taken.")
        case .referenceGuessable:
            (
                "Dit kenmerk is te raden. Gebruik een UUID, versie 4 of 7.",
                "This reference can be guessed. Use a UUID of version 4 or 7."
            )
        case .referenceUnknown: ("Dit kenmerk is niet bekend.", "This reference is not known.")
        case .alreadyClosed: ("Dit is al afgesloten.", "This has already ended.")
        case .notAllowedNow:
            ("Dit kan niet in de stand waarin het nu is.", "This cannot happen in its present state.")
        case .dateOrder:
            ("Deze datum ligt voor een eerdere gebeurtenis.", "The date lies before something that happened already.")
        case .versionTaken:
            (
                "Deze versie bestaat al met andere spelregels. Gebruik een nieuw versienummer.",
                "This version exists with other rules. Use a new version number."
            )
        case .correctionUnknown:
            ("Het bericht dat wordt verbeterd is niet bekend.", "The event that is corrected is not known.")
        case .dayNotNext: ("Dit is niet de volgende dag.", "This is not the next date.")
        case .calendarReal:
            ("Deze installatie volgt de echte kalender.", "This installation follows the real calendar.")
        case .discarded:
            (
                "Wij konden dit niet verwerken en hebben het laten vallen.",
                "We could not handle this event and gave it up."
            )
        }
    }
}
