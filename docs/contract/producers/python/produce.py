#!/usr/bin/env python3
"""Sends events to Doorstroom over Kafka, waits for the answers, and prints them, one JSON line each.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python produce.py --kafka HOST:PORT --partner my-shelter event.json more.ndjson

A FILE holds one event, an array of events, or one event a line; - is standard input. `specversion`, `source` and `id`
are filled in where they are absent. An event whose outcome is unknown at the end is written to unanswered.ndjson with
its id: send that file again, unchanged. Nothing is recorded twice under one id.

Exit 0: all accepted. 1: something rejected. 2: wrong usage. 3: something without a final answer.
"""

import argparse
import json
import os
import secrets
import sys
import time

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition


def uuid7():
    """RFC 9562. Ids that begin with the time keep Doorstroom's index of ids small and its inserts fast."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def read(path):
    text = sys.stdin.read() if path == "-" else open(path, encoding="utf-8").read()
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        value = [json.loads(line) for line in text.splitlines() if line.strip()]
    return value if isinstance(value, list) else [value]


class Exchange:
    """One partner's two topics."""

    def __init__(self, options):
        settings = {"bootstrap.servers": options.kafka, **dict(p.split("=", 1) for p in options.property)}
        self.intake = f"{options.topic_prefix}.in.{options.partner}"
        self.feedback = f"{options.topic_prefix}.feedback.{options.partner}"
        # Idempotent: the client's own retries neither double a message nor change the order.
        self.producer = Producer({**settings, "acks": "all", "enable.idempotence": True})
        # The right to read is for groups that begin with the partner's id and a dot. Nothing is committed.
        self.consumer = Consumer(
            {**settings, "group.id": f"{options.partner}.produce", "enable.auto.commit": False,
             "auto.offset.reset": "error"})
        self.offsets = {}

    def listen(self):
        """From the present end of the feedback on: call it before sending."""
        topic = self.consumer.list_topics(self.feedback, timeout=10).topics[self.feedback]
        if topic.error or not topic.partitions:
            raise KafkaException(topic.error or f"{self.feedback} has no partitions")
        places = [TopicPartition(self.feedback, number) for number in topic.partitions]
        for place in places:
            place.offset = self.consumer.get_watermark_offsets(place, timeout=10)[1]
        self.consumer.assign(places)

    def send(self, event):
        def delivered(error, message):
            if error:
                print(f"{event['id']}: not delivered: {error}", file=sys.stderr)
            else:
                self.offsets[f"{message.topic()}/{message.partition()}/{message.offset()}"] = event["id"]

        body = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
        while True:
            try:
                return self.producer.produce(
                    self.intake, body, key=event.get("subject", ""), on_delivery=delivered,
                    headers={"content-type": "application/cloudevents+json; charset=UTF-8"})
            except BufferError:
                self.producer.poll(0.1)

    def answers(self, ids, seconds):
        """Pairs of an id and its answer, until each id has a final one or the time is over."""
        open_ids, deadline = set(ids), time.monotonic() + seconds
        while open_ids and time.monotonic() < deadline:
            self.producer.poll(0)
            message = self.consumer.poll(0.2)
            if message is None:
                continue
            if message.error():
                raise KafkaException(message.error())
            answer = json.loads(message.value())
            kind = answer["type"].removeprefix("nl.doorstroom.feedback.")
            if kind == answer["type"]:
                continue  # what becomes of decisions, and presentations: not an answer to a message
            # Where no id could be read, the place on the topic says which message it is about.
            id = answer.get("causationid") or self.offsets.get(answer["subject"])
            if id not in open_ids:
                continue
            if kind != "deferred.v1":
                open_ids.discard(id)
            yield id, answer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kafka", required=True, metavar="HOST:PORT", help="the broker")
    parser.add_argument("--partner", required=True, metavar="ID", help="your partner id")
    parser.add_argument("--topic-prefix", default="doorstroom", metavar="PREFIX", help="default: %(default)s")
    parser.add_argument("--property", action="append", default=[], metavar="NAME=VALUE",
                        help="a setting of librdkafka, such as security.protocol=SASL_SSL; may be repeated")
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS", help="default: %(default)s")
    parser.add_argument("--new-ids", action="store_true", help="give every event a new id: to try the samples out")
    parser.add_argument("files", nargs="+", metavar="FILE")
    options = parser.parse_args()
    if any("=" not in setting for setting in options.property):
        parser.error("--property wants NAME=VALUE")

    events = {}
    try:
        for event in (event for path in options.files for event in read(path)):
            if not isinstance(event, dict):
                parser.error("an event is a JSON object")
            if options.new_ids:
                event.pop("id", None)
            event = {"specversion": "1.0", "id": uuid7(), "source": f"urn:nld:doorstroom:{options.partner}", **event}
            if event["id"] in events:
                parser.error(f"two events have the id {event['id']}")
            events[event["id"]] = event
    except (OSError, ValueError) as error:
        parser.error(str(error))

    exchange, final = Exchange(options), {}
    try:
        exchange.listen()
        for event in events.values():
            exchange.send(event)
        exchange.producer.flush(options.timeout)
        for id, answer in exchange.answers(events, options.timeout):
            print(json.dumps(answer, ensure_ascii=False), flush=True)
            if not answer["type"].endswith("deferred.v1"):
                final[id] = answer["type"].endswith("accepted.v1")
    except KafkaException as error:
        print(error, file=sys.stderr)
    finally:
        exchange.consumer.close()

    unknown = [event for id, event in events.items() if id not in final]
    if unknown:
        with open("unanswered.ndjson", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(event, ensure_ascii=False) + "\n" for event in unknown)
        print(f"{len(unknown)} without a final answer: {os.path.abspath('unanswered.ndjson')}", file=sys.stderr)
    return 3 if unknown else 0 if all(final.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
