"""The peer of the benchmark: Registration's job and promises in Python.

Two processes. The reader consumes and performs every check that needs no state. The writer, its parent, commits one
PostgreSQL transaction per batch and publishes after it. Processes and not threads, because confluent-kafka takes the
GIL again for every delivery report, even for those without a callback. The writer itself has no threads either: while
one batch commits, librdkafka's own threads deliver the batch before.

The README lists the checks of the Swift service that are missing here.
"""

import gc
import hashlib
import json
import marshal
import multiprocessing
import os
import re
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from multiprocessing.connection import Connection
from typing import Annotated, Any, Literal, NamedTuple, NotRequired

import orjson
import psycopg
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition
from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from typing_extensions import TypedDict

BATCH = 5_000
PIECE = 250
TYPE = "nl.doorstroom.application.submitted.v1"
SERVICE = b"urn:nld:doorstroom:service:registration"
HEADERS = [("content-type", b"application/cloudevents+json; charset=UTF-8")]
LOCK_SPACE = 0x646F_6F72
ACCEPTED, REJECTED, DUPLICATE = 1, 2, 3

INSTITUTIONS = frozenset(
    """tussenvoorziening lister jellinek back-up lievegoed leger-des-heils fivoor altrecht exodus kwintes singelzicht
    humanitas amerpoort abrona youke reinaerde lijn-5 s-heeren-loo wegloophuis timon umah-hai izeboud-wonen prokino
    philadelphia nedereind plushome de-rading van-der-hoeven de-waag buurtteams-sociaal buurtteams-jeugd-gezin umc
    moviera""".split()
)
PARTNERS = INSTITUTIONS.union(
    "calendar gemeente-utrecht vierde-huis beter-wonen uitvoeringsteam mitros groenwest portaal bo-ex ssh".split()
)


class Rejection(Exception):
    """One reason why an event is rejected, and its place in the event."""

    def __init__(self, code: str, pointer: str = "", expected: str | None = None) -> None:
        self.code, self.pointer, self.expected = code, pointer, expected

    def detail(self) -> str:
        members = {"code": self.code, "pointer": self.pointer}
        return orjson.dumps(members | ({"expected": self.expected} if self.expected else {})).decode()


# --- The contract of application.submitted ---------------------------------------------------------------------------
#
# TypedDicts and not BaseModels: without objects an event takes 3.6 µs instead of 6.1 µs. Unknown fields are forbidden,
# which makes the ordinary event cheap; an event with unknown fields is validated a second time.

STRICT = ConfigDict(strict=True, extra="forbid")


def within(low: int, high: int) -> Any:
    return Annotated[int, Field(ge=low, le=high)]


def text(maximum: int, pattern: str | None = None) -> Any:
    return Annotated[str, StringConstraints(min_length=1, max_length=maximum, pattern=pattern)]


Reference = text(64, r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")
District = Literal[tuple(f"WK0344{number:02}" for number in range(1, 11))]
# Membership of a set, below, decides whether a text is a date.
Date = text(64)
Time = text(
    512,
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$",
)
Household = TypedDict("Household", {"adults": within(1, 8), "children": NotRequired[within(0, 12) | None]})
BirthYears = TypedDict("BirthYears", {"from": within(1900, 2100), "to": within(1900, 2100)})
Excluded = TypedDict("Excluded", {"district": District, "reason": Literal["safety", "relapse", "care"]})


class SearchProfile(TypedDict):
    __pydantic_config__ = STRICT
    kinds: Annotated[
        list[Literal["apartment", "upstairs", "downstairs", "house", "studio", "room"]],
        Field(min_length=1, max_length=100),
    ]
    minimumRooms: NotRequired[within(1, 10) | None]
    groundFloor: NotRequired[bool | None]
    wheelchair: NotRequired[bool | None]
    lowStimulus: NotRequired[bool | None]
    preferredDistricts: NotRequired[Annotated[list[District], Field(max_length=100)] | None]
    excludedDistricts: NotRequired[Annotated[list[Excluded], Field(max_length=100)] | None]


class SupportPlan(TypedDict):
    __pydantic_config__ = STRICT
    product: Literal["beschermd-thuis-intensive", "beschermd-thuis-very-intensive", "individual-guidance", "none"]
    hoursPerWeek: NotRequired[within(0, 168) | None]
    reachable247: NotRequired[bool | None]
    minutesToSpot: NotRequired[within(1, 240) | None]
    contactPoint: NotRequired[Reference | None]


class Urgency(TypedDict):
    __pydantic_config__ = STRICT
    kind: Literal["URG", "IND"]
    grantedOn: Date
    validUntil: NotRequired[Date | None]


class ApplicationSubmitted(TypedDict):
    __pydantic_config__ = STRICT
    applicationId: Reference
    group: Literal[
        "mo-bw", "womens-shelter", "young-adult", "wlz", "ex-detainee", "status-holder", "corporation-hotel",
        "other-urgent", "city-deal", "temporary-extra", "nidos-18", "couch-hopper", "teenage-mother",
    ]  # fmt: skip
    route: Literal["inflow", "outflow"]
    household: Household
    birthYears: NotRequired[BirthYears | None]
    maximumRentCents: within(0, 1_000_000)
    profile: SearchProfile
    support: SupportPlan
    urgency: NotRequired[Urgency | None]
    waitingSince: Date
    readyFrom: NotRequired[Date | None]


class Event(TypedDict):
    __pydantic_config__ = STRICT
    specversion: Literal["1.0"]
    id: text(512)
    source: text(512)
    type: Literal["nl.doorstroom.application.submitted.v1"]
    subject: text(512)
    time: NotRequired[Time]
    dataschema: NotRequired[Literal["https://doorstroom.nl/schemas/application.submitted.v1.json"]]
    datacontenttype: NotRequired[Literal["application/json"]]
    data: ApplicationSubmitted


for shape in (Household, BirthYears, Excluded):
    shape.__pydantic_config__ = STRICT
EVENT = TypeAdapter(Event).validator
is_ordinary: Callable[[Any], bool] = EVENT.isinstance_python
# None represents an optional date that is absent.
DATES = frozenset([None, *(str(date(1900, 1, 1) + timedelta(days)) for days in range(109_572))])


def conflict(data: dict[str, Any]) -> Rejection | None:
    """Checks what a schema cannot express: that dates exist, and that fields do not contradict each other."""
    urgency, years = data.get("urgency") or {}, data.get("birthYears")
    granted, until = urgency.get("grantedOn"), urgency.get("validUntil")
    dates = data["waitingSince"], data.get("readyFrom"), granted, until
    if not DATES.issuperset(dates):
        names = "waitingSince", "readyFrom", "urgency/grantedOn", "urgency/validUntil"
        wrong = next(name for name, value in zip(names, dates, strict=True) if value not in DATES)
        return Rejection("data-field-format", f"/data/{wrong}", "a date YYYY-MM-DD between 1900 and 2199")
    if until and until < granted:
        return Rejection("data-field-conflict", "/data/urgency/validUntil", "not before grantedOn")
    if years and years["from"] > years["to"]:
        return Rejection("data-field-conflict", "/data/birthYears/to", "not before from")
    return None


CODES_OF_LITERALS = {
    "specversion": "ce-specversion", "type": "profile-type-unknown", "dataschema": "profile-dataschema-mismatch",
    "datacontenttype": "ce-content-type",
}  # fmt: skip
CODES_OF_MISSING = {"subject": "profile-subject-missing", "data": "data-missing"}


def rejection_of(error: Any) -> Rejection:
    """Our code for a pydantic error."""
    kind, place = error["type"], error["loc"]
    pointer, layer = pointer_of(place), "data-field" if place[0] == "data" else "ce-attribute"
    if kind == "missing" or error["input"] is None or (kind == "too_short" and place[-1] == "kinds"):
        return Rejection((len(place) == 1 and CODES_OF_MISSING.get(place[0])) or f"{layer}-missing", pointer)
    if kind == "literal_error" and isinstance(error["input"], str):
        return Rejection(CODES_OF_LITERALS.get(place[0], "data-field-code"), pointer, error["ctx"]["expected"])
    if kind == "string_pattern_mismatch":
        return Rejection("ce-time-format" if place[0] == "time" else "data-field-format", pointer)
    if kind in ("greater_than_equal", "less_than_equal", "too_long", "string_too_long", "string_too_short"):
        lengths = {"string_too_short": "ce-attribute-empty", "string_too_long": "ce-attribute-too-long"}
        return Rejection("data-field-range" if place[0] == "data" else lengths[kind], pointer, error["msg"])
    return Rejection(f"{layer}-type", pointer, error["msg"])


def pointer_of(steps: Iterable[Any]) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


# --- Personal data ---------------------------------------------------------------------------------------------------

# Matches everything that the exact test can find in a text without escapes. Rust's regex, by way of pydantic, needs 1.5
# µs for a body; Python's `re` needed 50 µs for this pattern.
_OTHER, _GAP = r"[^0-9A-Za-z\x{80}-\x{10FFFF}]", "[ .()-]{0,2}"
may_be_personal: Callable[[str], bool] = TypeAdapter(
    text(
        1 << 16,
        rf"@|(?:^|{_OTHER})(?:[0-9]{{9}}(?:{_OTHER}|$)|0{_GAP}(?:[1-9]|0{_GAP}3)(?:{_GAP}[0-9]){{8}})"
        rf"|\+3(?:{_GAP}[0-9]){{9}}|(?:[0-9]{{3}}[ .()][0-9]{{3}}|[0-9]{{4}}[ .()][0-9]{{2}})[ .()][0-9]{{3}}",
    )
).validator.isinstance_python

_WORD = r"0-9A-Za-z\x80-\U0010ffff"
_EMAIL = re.compile(rf"(?<=[{_WORD}_+-])@([{_WORD}.-]{{4,}})")
_RUN = re.compile(rf"(?<![{_WORD}])[0-9]+(?:[ \-.()]{{1,2}}[0-9]+)*(?P<word>(?=[{_WORD}]))?")
_NINE = re.compile(rf"(?<![0-9])(?<![0-9]\.)([0-9]{{9}})(?![{_WORD}])")
_SPLIT = re.compile(r"[0-9]{3}([ .()])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .()])[0-9]{2}\2[0-9]{3}")
_TELEPHONE = re.compile(r"(?:\+|00)31(?:0[0-9]{9}|[1-9][0-9]{8})")


def passes_eleven_test(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return digits != "000000000" and sum(w * int(digit) for w, digit in zip(weights, digits, strict=True)) % 11 == 0


def finds(said: str) -> bool:
    """A BSN, an e-mail address or a telephone number."""
    if any("." in match[1][1:-2] for match in _EMAIL.finditer(said)):
        return True
    for run in _RUN.finditer(said):
        # A group of nine that is a fraction, or part of a word, is not a BSN.
        if any(passes_eleven_test(match[1]) for match in _NINE.finditer(said, run.start(), run.end() + 1)):
            return True
        digits, first = re.sub("[^0-9]", "", run[0]), re.split("[^0-9]", run[0])[0]
        if run["word"] is not None:
            continue
        if _SPLIT.fullmatch(run[0]) and passes_eleven_test(digits):
            return True
        plus = "+" if said[: run.start()].endswith("+") else ""
        if _TELEPHONE.fullmatch(plus + digits):
            return True
        # Ten digits: whole, after an area code, or 06; a date may start with any other two.
        if re.fullmatch("0[1-9][0-9]{8}", digits) and (len(first) in (3, 4, 10) or first == "06") and not plus:
            return True
    return False


def personal_place(value: Any, steps: tuple[Any, ...] = ()) -> str | None:
    """The pointer of the first personal data in a JSON value; a name that is itself personal is not repeated."""
    match value:
        case str() if finds(value):
            return pointer_of(steps)
        case int() if 100_000_000 <= value <= 999_999_999 and passes_eleven_test(str(value)):
            return pointer_of(steps)
        case list():
            members = enumerate(value)
        case dict():
            if any(finds(name) for name in value):
                return pointer_of(steps)
            members = value.items()
        case _:
            return None
    places = (personal_place(item, (*steps, step)) for step, item in members)
    return next((place for place in places if place is not None), None)


# --- The reader: every check that needs no state ---------------------------------------------------------------------

# Plain tuples, because they cross to the writer by `marshal`, each behind its input and offset.
# valid:    id, key, digest, subject, payload, length of its data, warnings or None
# rejected: id or None, None, detail, body or None
Checked = tuple[Any, ...]


def event_key(source: str, identifier: str) -> bytes:
    """16 bytes of (source, id). A UUIDv7 contributes its own time bits, so that the index grows at its edge."""
    key = hashlib.sha256(f"{source}\x1f{identifier}".encode()).digest()
    if len(identifier) == 36 and identifier[14] == "7" and identifier[8] == identifier[13] == "-":
        try:
            return bytes.fromhex(identifier[:8] + identifier[9:13]) + key[:10]
        except ValueError:
            pass
    return key[:16]


def is_allowed(said: str) -> bool:
    """No control characters and no noncharacters."""
    return not re.search("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef]", said) and all(ord(c) & 0xFFFE != 0xFFFE for c in said)


def unique_members(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise Rejection("json-duplicate-name")


class Checker:
    """The checks for the topic of one partner."""

    def __init__(self, partner: str, region: str) -> None:
        self.partner, self.region = partner, region
        self.source = f"urn:nld:doorstroom:{partner}"
        self.may_send = partner in INSTITUTIONS

    def check(self, body: bytes, headers: list[tuple[str, bytes]] | None) -> Checked:
        """Checks an ordinary event in as few calls as possible; `examined` handles any unusual one."""
        try:
            event = orjson.loads(body)
        except orjson.JSONDecodeError:
            return self.examined(body, headers or [])
        if (
            self.may_send
            and headers == HEADERS
            and len(body) < 65_000
            # Without escapes, non-ASCII and DEL, no text holds a forbidden character, and the raw body can be searched.
            and body.isascii()
            and b"\\" not in body
            and b"\x7f" not in body
            and not may_be_personal(body.decode())
            and is_ordinary(event)
            and event["source"] == self.source
        ):
            data = event["data"]
            canonical = orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
            if (
                # orjson keeps the last of two members with the same name. Without escapes each quote delimits a string,
                # and all attributes are strings here: the quotes around a dropped name remain.
                body.count(b'"') == canonical.count(b'"') + 4 * len(event) - 2
                and event["subject"] == data["applicationId"]
                and conflict(data) is None
                and ("time" not in event or event["time"][:10] in DATES)
            ):
                return self.accepted(event, canonical, canonical, None)
        return self.examined(body, headers or [])

    def accepted(self, event: dict[str, Any], canonical: bytes, known: bytes, warnings: list[str] | None) -> Checked:
        identifier, source, subject = event["id"], event["source"], event["subject"]
        meaning = f"{TYPE}\x1f{subject}\x1f{event.get('dataschema', '')}\x1f".encode() + canonical
        members = {"specversion": "1.0", "id": identifier, "source": source, "type": TYPE, "subject": subject}
        if "time" in event:
            members["time"] = event["time"]
        members |= {"partner": self.partner, "region": self.region, "datacontenttype": "application/json"}
        members["data"] = orjson.Fragment(known)
        digest = hashlib.sha256(meaning).digest()[:16]
        return identifier, event_key(source, identifier), digest, subject, orjson.dumps(members), len(known), warnings

    # Everything below runs only for events that are wrong or unusual.

    def examined(self, body: bytes, headers: list[tuple[str, bytes]]) -> Checked:
        identifier: str | None = None
        try:
            event = self.parsed(body, headers)
            said = event.get("id")
            if isinstance(said, str) and 0 < len(said.encode()) <= 512 and is_allowed(said) and not finds(said):
                identifier = said
            return self.examine(event)
        except Rejection as rejection:
            # Possibly personal data is not kept.
            if finds(rejection.pointer):
                rejection.pointer = "/data" if rejection.pointer.startswith("/data/") else ""
            is_personal = rejection.code == "profile-personal-data" or finds(body.decode(errors="replace"))
            return identifier, None, rejection.detail(), None if is_personal else body

    def parsed(self, body: bytes, headers: list[tuple[str, bytes]]) -> dict[str, Any]:
        if len(body) + sum(len(name) + len(value or b"") for name, value in headers) > 65_536:
            raise Rejection("ce-event-too-large")
        for name, value in headers:
            media_type = value.decode(errors="replace").lower().replace(" ", "") if value else ""
            is_structured = re.fullmatch('application/cloudevents\\+json(;.*charset="?utf-8"?)?', media_type)
            if name.lower().startswith("ce_") or (name.lower() == "content-type" and not is_structured):
                raise Rejection("ce-content-type", "", "application/cloudevents+json")
        if not body:
            raise Rejection("ce-event-empty")
        try:
            event = orjson.loads(body)
            json.loads(body, object_pairs_hook=unique_members)
        except (orjson.JSONDecodeError, RecursionError):
            is_utf8 = body.decode(errors="ignore").encode() == body
            raise Rejection("json-syntax" if is_utf8 else "json-not-utf8") from None
        if not isinstance(event, dict):
            raise Rejection("ce-not-an-object")
        return event

    def examine(self, event: dict[str, Any]) -> Checked:
        event = {name: value for name, value in event.items() if value is not None}
        for name, value in event.items():
            if not re.fullmatch("[a-z0-9]+", name):
                raise Rejection("ce-attribute-name", pointer_of([name]))
            if name != "data" and isinstance(value, list | dict | float):
                raise Rejection("ce-attribute-type", pointer_of([name]), "string, integer or boolean")
            if isinstance(value, str) and len(value.encode()) > 512:
                raise Rejection("ce-attribute-too-long", pointer_of([name]), "512 bytes")
            if isinstance(value, str) and not is_allowed(value):
                raise Rejection("ce-attribute-character", pointer_of([name]))
        known = {name: value for name, value in event.items() if name in Event.__annotations__}
        errors: list[Any] = []
        try:
            EVENT.validate_python(known)
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        problems = [rejection_of(error) for error in errors if error["type"] != "extra_forbidden"]
        # Report attributes first, then personal data, then the sender, then the event's data.
        for problem in problems:
            if problem.code.startswith("ce-"):
                raise problem
        place = personal_place(event)
        if place is not None:
            raise Rejection("profile-personal-data", place)
        if event["source"] != self.source and not event["source"].startswith(self.source + ":"):
            is_other = re.fullmatch("urn:nld:doorstroom:([^:]*)(:.*)?", event["source"])
            code = "not-yours" if is_other and is_other[1] in PARTNERS else "unknown"
            raise Rejection(f"profile-source-{code}", "/source", self.source)
        for problem in problems:
            raise problem
        if not self.may_send:
            raise Rejection("profile-type-not-yours", "/type")
        data = EVENT.validate_python(known, extra="ignore")["data"]
        problem = conflict(data)
        if "time" in event and event["time"][:10] not in DATES:
            problem = Rejection("ce-time-format", "/time")
        if problem is not None:
            raise problem
        if data["applicationId"] != event["subject"]:
            raise Rejection("profile-subject-mismatch", "/subject")
        canonical, rendered = (orjson.dumps(value, option=orjson.OPT_SORT_KEYS) for value in (event["data"], data))
        warnings = [pointer_of(error["loc"]) for error in errors][:100]
        return self.accepted(event, canonical, rendered, warnings or None)


def read(writer: Connection, kafka: str, prefix: str, region: str) -> None:
    """The reader's process: sends the checked events of its topics to the writer. It ends when the writer does."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = {
        "group.id": "doorstroom.peer", "enable.auto.commit": False, "enable.auto.offset.store": False,
        "auto.offset.reset": "error", "fetch.wait.max.ms": 10, "fetch.error.backoff.ms": 50,
        "queued.min.messages": 20_000, "queued.max.messages.kbytes": 32_768,
        # By default a partition whose queue was full pauses for a second: we measured 27,000 instead of 36,000
        # events/s.
        "fetch.queue.backoff.ms": 5,
    }  # fmt: skip
    consumer = Consumer(client_settings(kafka) | settings)
    inputs: dict[tuple[str, int], tuple[int, Callable[..., Checked]]] = {}
    try:
        while True:
            if writer.poll(0 if inputs else None):
                added = writer.recv()
                for topic, partition, _, number in added:
                    inputs[topic, partition] = number, Checker(topic.removeprefix(f"{prefix}.in."), region).check
                consumer.incremental_assign([TopicPartition(*place) for *place, _ in added])
            checked: list[Checked] = []
            ends: dict[int, tuple[int, int, bytes]] = {}
            # Waits until the batch is full or the timeout has passed.
            for message in consumer.consume(BATCH, 0.02):
                error = message.error()
                if error is not None:
                    if error.retriable() or error.code() == KafkaError._ALL_BROKERS_DOWN:
                        continue
                    raise KafkaException(error)
                body, offset = message.value() or b"", message.offset()
                number, check = inputs[message.topic(), message.partition()]
                checked.append((number, offset, *check(body, message.headers())))
                ends[number] = (ends[number][0] + 1 if number in ends else 1, offset, body)
            if checked:
                writer.send_bytes(marshal.dumps((ends, checked)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def client_settings(kafka: str) -> dict[str, Any]:
    return {"bootstrap.servers": kafka, "client.id": "doorstroom-peer", "socket.nagle.disable": True, "log_level": 0}


# --- The writer ------------------------------------------------------------------------------------------------------

MIGRATION = """
CREATE TABLE IF NOT EXISTS region (
    id smallint PRIMARY KEY, name text NOT NULL UNIQUE, term bigint NOT NULL DEFAULT 0,
    next_nr bigint NOT NULL DEFAULT 1, next_seq bigint NOT NULL DEFAULT 1, published_nr bigint NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS input (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, region smallint NOT NULL REFERENCES region,
    topic text NOT NULL, "partition" integer NOT NULL, incarnation uuid NOT NULL DEFAULT gen_random_uuid(),
    next_offset bigint NOT NULL, last_offset bigint, last_digest bytea, read_count bigint NOT NULL DEFAULT 0,
    UNIQUE (topic, "partition"));
CREATE TABLE IF NOT EXISTS journal (
    payload bytea, region smallint NOT NULL, nr bigint NOT NULL, seq bigint, verdict smallint NOT NULL,
    input bigint NOT NULL, "offset" bigint NOT NULL, key text, id_hash bytea, digest bytea, first_nr bigint,
    detail text, recorded_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (region, nr));
CREATE UNIQUE INDEX IF NOT EXISTS journal_seq ON journal (region, seq) WHERE seq IS NOT NULL;
CREATE INDEX IF NOT EXISTS journal_kept ON journal (recorded_at) WHERE verdict = 2 AND payload IS NOT NULL;
CREATE TABLE IF NOT EXISTS event_key (
    id_hash bytea PRIMARY KEY, digest bytea NOT NULL, nr bigint NOT NULL, seq bigint);
CREATE TABLE IF NOT EXISTS registered (
    kind text NOT NULL, id text NOT NULL, owner text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'closed')), document bytea, PRIMARY KEY (kind, id));
"""

# A row of the journal. Messages are made from it alone, so that recovery sends the same ones.
Row = tuple[
    bytes | None, int, int | None, int, int, int, str | None, bytes | None, bytes | None, int | None, str | None
]
COLUMNS = 'payload, nr, seq, verdict, input, "offset", key, id_hash, digest, first_nr, detail'

# Binary COPY by hand: the rows of a batch are joined once.
COPY_START, COPY_END, NULL = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff", b"\xff\xff\xff\xff"
_LENGTH, _NUMBERS, _TAIL = struct.Struct(">i"), struct.Struct(">iqiqihiqiqi"), struct.Struct(">i16si16sii")
_KEY = struct.Struct(">hi16si16siqiq")


def field(value: bytes | str | int | None) -> bytes:
    if value is None:
        return NULL
    if isinstance(value, int):
        return struct.pack(">iq", 8, value)
    encoded = value.encode() if isinstance(value, str) else value
    return _LENGTH.pack(len(encoded)) + encoded


def copied(row: Row, region: bytes) -> tuple[bytes, ...]:
    payload, nr, seq, verdict, number, offset, key, id_hash, digest, first_nr, detail = row
    start = b"\0\x0c", field(payload)
    if verdict != ACCEPTED or detail is not None:
        rest = (field(value) for value in (number, offset, key, id_hash, digest, first_nr, detail))
        return *start, field(nr), field(seq), struct.pack(">ih", 2, verdict), *rest, region
    # For nearly every row, four calls instead of twelve.
    name = key.encode()
    numbers = _NUMBERS.pack(8, nr, 8, seq, 2, verdict, 8, number, 8, offset, len(name))
    return *start, numbers, name, _TAIL.pack(16, id_hash, 16, digest, -1, -1), region


class StaleWriter(Exception):
    """Another instance has written since we read: our state is stale."""


class Place(NamedTuple):
    """The source of one input's events, with the constant parts of their feedback."""

    owner: str
    feedback: str
    position: bytes
    coordinates: bytes
    hash: Any


class Writer:
    def __init__(self, kafka: str, database: str, prefix: str, region: str) -> None:
        self.kafka, self.prefix, self.region_name, self.stream = kafka, prefix, region, f"{prefix}.registration"
        self.database = psycopg.connect(database, autocommit=True, application_name="doorstroom-peer")
        self.execute = (cursor := self.database.cursor(binary=True)).execute
        self.cursor = cursor
        self.places: dict[int, Place] = {}
        self.next_offset: dict[int, int] = {}
        self.inputs: set[tuple[str, int]] = set()
        # Rows that are committed and not yet handed to librdkafka.
        self.unsent: list[Row] = []
        self.is_stopping = False
        self.failure: KafkaError | None = None
        settings = {
            "enable.idempotence": True, "acks": "all", "linger.ms": 20, "queue.buffering.max.messages": 200_000,
            "partitioner": "murmur2_random", "error_cb": self.on_error,
            # With these two settings a message arrives, or the producer fails as a whole: the error callback suffices,
            # and no delivery needs a callback of its own.
            "message.timeout.ms": 0, "enable.gapless.guarantee": True,
        }  # fmt: skip
        self.producer = Producer(client_settings(kafka) | settings)

    def on_error(self, error: KafkaError) -> None:
        if error.fatal():
            self.failure = error

    def acquire(self) -> bool:
        """Takes the region's lock, which lasts as long as the connection."""
        with self.database.transaction():
            self.execute("SELECT pg_advisory_xact_lock(%s::int, 0)", [LOCK_SPACE])
            self.execute(
                "INSERT INTO region (id, name) SELECT COALESCE(max(id), 0) + 1, %s FROM region"
                " ON CONFLICT (name) DO NOTHING",
                [self.region_name],
            )
        (self.region,) = self.execute("SELECT id FROM region WHERE name = %s", [self.region_name]).fetchone()
        lock = self.execute("SELECT pg_try_advisory_lock(%s::int, %s::int)", [LOCK_SPACE, self.region])
        if not lock.fetchone()[0]:
            return False
        self.term, self.next_nr, self.next_seq, mark = self.execute(
            "UPDATE region SET term = term + 1 WHERE id = %s RETURNING term, next_nr, next_seq, published_nr",
            [self.region],
        ).fetchone()
        # Numbers handed to librdkafka, delivered, and recorded as delivered.
        self.sent_nr = self.published_nr = self.persisted_nr = mark
        for row in self.execute('SELECT id, topic, "partition", incarnation::text, next_offset FROM input').fetchall():
            self.learn(*row)
        return True

    def recover(self) -> None:
        """Sends the messages that an earlier instance committed and may not have sent."""
        while not self.is_stopping:
            rows = self.execute(
                f"SELECT {COLUMNS} FROM journal WHERE region = %s AND nr > %s ORDER BY nr LIMIT %s",
                [self.region, self.published_nr, BATCH],
            ).fetchall()
            if not rows:
                return
            self.unsent = rows
            self.persist_mark()

    # Inputs

    def learn(self, number: int, topic: str, partition: int, incarnation: str, next_offset: int) -> int:
        owner, position = topic.removeprefix(f"{self.prefix}.in."), f"{topic}/{partition}/".encode()
        coordinates = b'"topic":%b,"partition":%d,"offset":' % (orjson.dumps(topic), partition)
        base = hashlib.sha256(f"feedback\x1f{incarnation}\x1f".encode() + position)
        self.places[number] = Place(owner, f"{self.prefix}.feedback.{owner}", position, coordinates, base)
        self.next_offset[number] = next_offset
        return next_offset

    def discover(self) -> list[tuple[str, int, int, int]]:
        """Topics of known partners that are not read yet: each partition, where to start, and its number."""
        head = f"{self.prefix}.in."
        topics = {name: topic.partitions for name, topic in self.producer.list_topics(timeout=10).topics.items()}
        known = (name for name in sorted(topics) if name.startswith(head) and name.removeprefix(head) in PARTNERS)
        added, consumer = [], None
        for topic, partition in ((topic, partition) for topic in known for partition in sorted(topics[topic])):
            if (topic, partition) in self.inputs:
                continue
            where = 'SELECT id, incarnation::text, next_offset FROM input WHERE topic = %s AND "partition" = %s'
            row = self.execute(where, [topic, partition]).fetchone()
            if row is None:
                consumer = consumer or Consumer(client_settings(self.kafka) | {"group.id": "doorstroom.peer"})
                low, _ = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=10)
                row = self.execute(
                    'INSERT INTO input (region, topic, "partition", next_offset) VALUES (%s, %s, %s, %s)'
                    " RETURNING id, incarnation::text, next_offset",
                    [self.region, topic, partition, low],
                ).fetchone()
            number, incarnation, next_offset = row
            self.inputs.add((topic, partition))
            added.append((topic, partition, self.learn(number, topic, partition, incarnation, next_offset), number))
        return added

    # One batch

    def commit(self, ends: dict[int, tuple[int, int, bytes]], checked: list[Checked]) -> None:
        with self.database.transaction():
            self.advance(ends)
            valid = [item for item in checked if item[3] is not None]
            known: dict[bytes, tuple[bytes, int, int]] = {}
            taken: set[str] = set()
            if valid:
                first = "SELECT id_hash, digest, nr, seq FROM event_key WHERE id_hash = ANY (%b)"
                known = {key: tuple(rest) for key, *rest in self.execute(first, [[item[3] for item in valid]])}
                owned = "SELECT id FROM registered WHERE kind = 'application' AND id = ANY (%b)"
                taken = {name for (name,) in self.execute(owned, [[item[5] for item in valid]])}
            rows, keys, registered = self.judged(checked, known, taken)
            self.copy(f"journal ({COLUMNS}, region)", self.journal(rows))
            self.copy("registered (kind, id, owner, state, document)", [b"".join(registered)])
            self.copy("event_key (id_hash, digest, nr, seq)", [b"".join(keys)])
            self.settle()
            next_nr, next_seq = self.next_nr + len(rows), self.next_seq + len(keys)
            self.execute(
                "UPDATE region SET next_nr = %s, next_seq = %s, published_nr = GREATEST(published_nr, %s)"
                " WHERE id = %s AND term = %s AND next_nr = %s AND next_seq = %s",
                [next_nr, next_seq, self.published_nr, self.region, self.term, self.next_nr, self.next_seq],
            )
            self.expect(1, "the region was taken over by another instance")
        self.persisted_nr, self.next_nr, self.next_seq = self.published_nr, next_nr, next_seq
        self.next_offset |= {number: last + 1 for number, (_, last, _) in ends.items()}
        self.unsent = rows

    def journal(self, rows: list[Row]) -> Iterator[bytes]:
        """The rows for COPY, piece by piece: while PostgreSQL stores one, we send messages of the previous batch."""
        region = struct.pack(">ih", 2, self.region)
        for start in range(0, len(rows), PIECE):
            yield b"".join(part for row in rows[start : start + PIECE] for part in copied(row, region))
            self.send(self.unsent[:PIECE])
            del self.unsent[:PIECE]

    def expect(self, count: int, otherwise: str) -> None:
        if self.cursor.rowcount != count:
            raise StaleWriter(otherwise)

    def advance(self, ends: dict[int, tuple[int, int, bytes]]) -> None:
        """Moves the offsets: a partition at another offset than we expect aborts the batch."""
        numbers = sorted(ends)
        counts, lasts, bodies = zip(*(ends[number] for number in numbers), strict=True)
        digests = [hashlib.sha256(body).digest()[:16] for body in bodies]
        self.execute(
            """
            UPDATE input SET next_offset = v.last + 1, last_offset = v.last, last_digest = v.digest,
                read_count = read_count + v.count
            FROM unnest(%b::bigint[], %b::bigint[], %b::bigint[], %b::bytea[], %b::bigint[])
                AS v (id, expected, last, digest, count)
            WHERE input.id = v.id AND next_offset = v.expected
            """,
            [numbers, [self.next_offset[number] for number in numbers], list(lasts), digests, list(counts)],
        )
        self.expect(len(numbers), "an offset was moved by another instance")

    def judged(
        self, checked: list[Checked], known: dict[bytes, tuple[bytes, int, int]], taken: set[str]
    ) -> tuple[list[Row], list[bytes], list[bytes]]:
        """The verdicts in the order of the batch, and the rows of `event_key` and `registered` for COPY."""
        rows: list[Row] = []
        keys: list[bytes] = []
        registered: list[bytes] = []
        owners = {number: field(place.owner) + b"\0\0\0\4open" for number, place in self.places.items()}
        application = b"\0\5" + field("application")
        seq = self.next_seq
        for nr, item in enumerate(checked, self.next_nr):
            number, offset, identifier, key, *rest = item
            if key is None:
                detail, payload = rest
                rows.append((payload, nr, None, REJECTED, number, offset, identifier, None, None, None, detail))
                continue
            digest, subject, payload, length, warnings = rest
            first = known.get(key)
            if first is None and subject not in taken:
                known[key] = digest, nr, seq
                taken.add(subject)
                detail = None if warnings is None else orjson.dumps({"warnings": warnings}).decode()
                rows.append((payload, nr, seq, ACCEPTED, number, offset, identifier, key, digest, None, detail))
                keys.append(_KEY.pack(4, 16, key, 16, digest, 8, nr, 8, seq))
                # The data is the last member of the payload, before its closing bracket.
                registered += application, field(subject), owners[number], field(payload[-1 - length : -1])
                seq += 1
            elif first is not None and first[0] == digest:
                detail = orjson.dumps({"seq": first[2], "warnings": warnings or []}).decode()
                rows.append((None, nr, None, DUPLICATE, number, offset, identifier, key, None, first[1], detail))
            else:
                is_taken = first is None
                why = ("state-reference-taken", "/data/applicationId") if is_taken else ("profile-id-reused", "/id")
                detail = Rejection(*why).detail()
                rows.append((payload, nr, None, REJECTED, number, offset, identifier, None, None, None, detail))
        return rows, keys, registered

    def copy(self, table: str, pieces: Iterable[bytes]) -> None:
        with self.cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
            copy.write(COPY_START)
            for piece in pieces:
                copy.write(piece)
            copy.write(COPY_END)

    # Publishing

    def send(self, rows: list[Row]) -> None:
        """Hands the messages of committed rows to librdkafka; `settle` waits for them."""
        produce = self.producer.produce
        for row in rows:
            payload, nr, seq, _, number, offset, identifier, *_ = row
            place = self.places[number]
            key = b"%b%d" % (place.position, offset) if identifier is None else identifier.encode()
            if seq is not None:
                produce(self.stream, b'{"sequence":"%d",%b' % (seq, payload[1:]), key, 0, headers=HEADERS)
            produce(place.feedback, feedback(row, place, key), key, headers=HEADERS)
            self.sent_nr = nr

    def settle(self) -> None:
        """Sends the rest of the previous batch and waits until the broker has everything."""
        self.send(self.unsent)
        self.unsent = []
        while self.sent_nr > self.published_nr:
            waiting = self.producer.flush(1)
            if self.failure is not None:
                raise KafkaException(self.failure)
            if waiting == 0:
                self.published_nr = self.sent_nr
            elif self.is_stopping:
                # Messages that are not delivered now are sent again from the journal.
                return

    def persist_mark(self) -> None:
        self.settle()
        if self.published_nr > self.persisted_nr:
            mark = "UPDATE region SET published_nr = GREATEST(published_nr, %s) WHERE id = %s AND term = %s"
            self.execute(mark, [self.published_nr, self.region, self.term])
            self.expect(1, "the region was taken over by another instance")
            self.persisted_nr = self.published_nr


def feedback(row: Row, place: Place, key: bytes) -> bytes:
    """The outcome of one event, never its content. The id follows from the place: a repeat has the same."""
    _, _, seq, verdict, _, offset, identifier, *_, detail = row
    base = place.hash.copy()
    base.update(b"%d\x1ffirst" % offset)
    code = base.hexdigest()
    code = f"{code[:8]}-{code[8:12]}-8{code[13:16]}-{'89ab'[int(code[16], 16) & 3]}{code[17:20]}-{code[20:32]}"
    members = b"" if detail is None else detail[1:-1].encode()
    kind = b"rejected" if verdict == REJECTED else b"accepted"
    if verdict == ACCEPTED:
        members = b'"seq":%d,%b' % (seq, members or b'"warnings":[]')
    elif verdict == DUPLICATE:
        members += b',"duplicate":true'
    name = orjson.dumps(key.decode())
    cause = b"" if identifier is None else b'"causationid":%b,' % name
    return (
        b'{"specversion":"1.0","id":"%b","source":"%b","type":"nl.doorstroom.feedback.%b.v1","subject":%b,%b'
        b'"datacontenttype":"application/json","data":{%b%d,%b}}'
    ) % (code.encode(), SERVICE, kind, name, cause, place.coordinates, offset, members)


# --- The program -----------------------------------------------------------------------------------------------------


def serve() -> None:
    kafka, database = os.environ["DOORSTROOM_KAFKA"], os.environ["DOORSTROOM_DATABASE"]
    prefix = os.environ.get("DOORSTROOM_TOPIC_PREFIX", "doorstroom")
    region = os.environ.get("DOORSTROOM_REGION", "utrecht")
    # Little here makes reference cycles, and batches of thousands of tuples make collection expensive.
    gc.disable()
    # Fork the reader before this process has threads.
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()

    def run_reader() -> None:
        # An end that stayed open here would hide the writer's death.
        ours.close()
        read(theirs, kafka, prefix, region)

    reader = context.Process(target=run_reader, daemon=True)
    reader.start()
    theirs.close()
    writer = Writer(kafka, database, prefix, region)

    def stop(*_: Any) -> None:
        writer.is_stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if os.environ.get("DOORSTROOM_EXIT_WITH_STDIN") == "true":
        threading.Thread(target=stop_with_stdin, daemon=True).start()
    while not writer.is_stopping and not writer.acquire():
        time.sleep(0.2)
    if not writer.is_stopping:
        writer.recover()
    next_discovery = 0.0
    while not writer.is_stopping:
        if time.monotonic() >= next_discovery:
            if added := writer.discover():
                ours.send(added)
            next_discovery = time.monotonic() + 5
        if not ours.poll(0):
            # Finish publishing now, while no batch waits for it.
            writer.settle()
        if ours.poll(0.05):
            writer.commit(*marshal.loads(ours.recv_bytes()))
        else:
            writer.persist_mark()
    ours.close()
    reader.join(5)
    writer.persist_mark()
    writer.database.close()


def stop_with_stdin() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    match sys.argv[1:]:
        case ["migrate"]:
            with psycopg.connect(os.environ["DOORSTROOM_DATABASE"]) as database:
                database.execute(MIGRATION)
        case ["serve"]:
            serve()
        case _:
            sys.exit("usage: peer.py migrate | serve")


if __name__ == "__main__":
    main()
