"""Signs in as a person does: follows links, fills in the forms of a provider, keeps cookies.

sign_in.py START NAME=VALUE …   fills the fields with these names; a button NAME=VALUE is pressed where a form has it.
Then signs out when the last page has a form for it. Prints one JSON line a page: its address, status and title.
"""
import html.parser
import http.cookiejar
import json
import sys
import urllib.error
import urllib.parse
import urllib.request


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.title, self.forms, self.in_title = "", [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "title":
            self.in_title = True
        elif tag == "form":
            self.forms.append({"action": values.get("action"), "method": values.get("method", "get"),
                               "fields": {}, "buttons": []})
        elif tag in ("input", "button") and self.forms and values.get("name"):
            form = self.forms[-1]
            if tag == "button" or values.get("type") == "submit":
                form["buttons"].append((values["name"], values.get("value", "")))
            elif values.get("type") not in ("checkbox", "radio"):
                form["fields"][values["name"]] = values.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


class Browser:
    def __init__(self):
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def open(self, address, data=None, origin=None):
        request = urllib.request.Request(address, data, {"Accept": "text/html"})
        if origin:
            request.add_header("Origin", origin)
        try:
            answer = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        text = answer.read().decode("utf-8", "replace")
        page = Page(text)
        page.address, page.status, page.text = answer.geturl(), answer.status, text
        page.refresh = answer.headers.get("Refresh")
        print(json.dumps({"address": page.address, "status": page.status, "title": page.title.strip()}), flush=True)
        return page

    def submit(self, page, form, values, button=None):
        fields = dict(form["fields"])
        fields.update({name: value for name, value in values.items() if name in fields})
        if button:
            fields[button[0]] = button[1]
        elif len(form["buttons"]) == 1 and form["buttons"][0][0] not in fields:
            fields[form["buttons"][0][0]] = form["buttons"][0][1]
        action = urllib.parse.urljoin(page.address, form["action"] or page.address)
        parts = urllib.parse.urlsplit(page.address)
        return self.open(action, urllib.parse.urlencode(fields).encode(), f"{parts.scheme}://{parts.netloc}")


def fitting(page, values):
    """The form to send and the button to press: the first that has something of ours."""
    for form in page.forms:
        for button in form["buttons"]:
            if values.get(button[0]) == button[1]:
                return form, button
        if any(name in values for name in form["fields"]):
            return form, None
    return None


def main():
    start = sys.argv[1]
    values = dict(argument.split("=", 1) for argument in sys.argv[2:])
    home = urllib.parse.urlsplit(start).netloc
    browser = Browser()
    page = browser.open(start)
    for _ in range(8):
        found = fitting(page, values)
        if urllib.parse.urlsplit(page.address).netloc == home or not found:
            break
        page = browser.submit(page, found[0], values, found[1])
    if urllib.parse.urlsplit(page.address).netloc != home:
        sys.exit("not back at the service: " + page.text[-2000:])
    again = browser.open(start)
    out = [form for form in again.forms if (form["action"] or "").endswith("/sign-out")]
    if out:
        page = browser.submit(again, out[0], {})
        if page.refresh and "url=" in page.refresh:
            page = browser.open(page.refresh.split("url=", 1)[1])
        browser.open(start)


main()
