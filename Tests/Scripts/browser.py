#!/usr/bin/env python3
"""Looks at pages in Chromium and reports what is wrong with them.

    .build/browser/bin/python Tests/Scripts/browser.py --output FOLDER [--cookie NAME=VALUE] URL...

Each page is loaded at four widths: a telephone, a tablet, a desk, and a desk at 400 % zoom. Findings are of five kinds:

    axe       a rule of axe-core for WCAG 2.2 A and AA, or one of its best practices
    scroll    the page scrolls sideways
    console   an error or a warning on the console, such as a file that is missing
    policy    the Content-Security-Policy stopped something
    keyboard  an element that takes the focus without showing it, or that lies outside the page

Prints one JSON document: {"axe": VERSION, "pages": N, "findings": [...]}. Screenshots and prints go to the folder.
Exits with 0 when nothing was found, with 1 when something was.
"""

import argparse
import base64
import importlib.util
import json
import pathlib
import re
import sys

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

# The name of the picture, width and height. 320 by 256 is what a window of 1280 by 1024 holds at 400 %.
SIZES = [("telephone", 360, 800), ("tablet", 768, 1024), ("desk", 1440, 900), ("zoomed", 320, 256)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_STOPS = 400

# Notes what the policy stops, from before the page's first element on.
WATCH = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.stopped.push(event.violatedDirective + " " + (event.blockedURI || "inline") + " " + event.sourceFile));
"""

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: { type: "tag", values: arguments[0] }, resultTypes: ["violations"] })
  .then((result) => done({ version: result.testEngine.version, violations: result.violations.map((rule) => ({
    rule: rule.id, help: rule.help, nodes: rule.nodes.map((node) => node.target.join(" ") + ": " + node.html) })) }))
  .catch((error) => done({ failure: String(error) }));
"""

# How many closed parts it opens.
OPEN = """
const closed = [...document.querySelectorAll("details:not([open])")];
closed.forEach((part) => { part.open = true; });
return closed.length;
"""

# The element that has the focus: its name, and whether anything shows the focus.
FOCUS = """
const element = document.activeElement;
if (!element || element === document.body) return null;
const style = getComputedStyle(element);
const box = element.getBoundingClientRect();
const shows = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
window.stops = window.stops || new Set();
const seen = window.stops.has(element);
window.stops.add(element);
return { seen, shows, name: element.outerHTML.slice(0, 120),
         inside: box.width > 0 && box.height > 0 && box.left >= -1 && box.right <= innerWidth + 1 };
"""


def axe_source():
    """The script of axe-core that axe-playwright-python holds; that package itself is not used."""
    package = importlib.util.find_spec("axe_playwright_python")
    return (pathlib.Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def browser(runs_scripts=True, accepts_any_certificate=False):
    options = Options()
    options.accept_insecure_certs = accepts_any_certificate
    if not runs_scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--no-first-run", "--disable-background-networking", "--force-color-profile=srgb"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(60)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    return driver


def resize(driver, width, height):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def picture(driver, path):
    """The whole page, not only what a screen shows of it."""
    size = driver.execute_script("return [innerWidth, document.documentElement.scrollHeight]")
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {
        "captureBeyondViewport": True, "clip": {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}})
    path.write_bytes(base64.b64decode(shot["data"]))


def keyboard(driver):
    """Goes through the page with the tabulator, as somebody without a mouse does."""
    for _ in range(MOST_STOPS):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        stop = driver.execute_script(FOCUS)
        if stop is None or stop["seen"]:
            return
        if not stop["shows"]:
            yield "the focus does not show: " + stop["name"]
        if not stop["inside"]:
            yield "takes the focus outside the page: " + stop["name"]


def check(driver, url, axe, output):
    """What is wrong with a page, and the version of axe-core."""
    findings, version = [], None
    name = re.sub(r"[^a-z0-9]+", "-", url.split("//", 1)[1].split("/", 1)[1].lower()).strip("-") or "start"
    for size, width, height in SIZES:
        def found(kind, what):
            findings.append({"url": url, "width": width, "kind": kind, "what": what})

        resize(driver, width, height)
        driver.get_log("browser")
        driver.get(url)
        driver.execute_script(axe)
        # As sent, and with everything open that can be opened.
        for state in ["", "-open"]:
            if state and not driver.execute_script(OPEN):
                break
            result = driver.execute_async_script(AXE, TAGS)
            if "failure" in result:
                raise RuntimeError(result["failure"])
            version = result["version"]
            for rule in result["violations"]:
                for node in rule["nodes"]:
                    found("axe", f"{rule['rule']}: {rule['help']}: {node}")
            sideways = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
            if sideways > 0:
                found("scroll", f"{sideways} pixels")
            if output:
                picture(driver, output / f"{name}-{size}{state}.png")
        if size == "desk":
            for what in keyboard(driver):
                found("keyboard", what)
        for what in driver.execute_script("return window.stopped"):
            found("policy", what)
        for entry in driver.get_log("browser"):
            # A page that says "not allowed" has that status itself, which is no error of the page.
            if entry["level"] in ("SEVERE", "WARNING") and not entry["message"].startswith(url + " - Failed to load"):
                found("console", entry["message"])
    if output:
        driver.get(url)
        pages = driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69,
                                                          "preferCSSPageSize": True})
        (output / f"{name}-print.pdf").write_bytes(base64.b64decode(pages["data"]))
    return findings, version


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=pathlib.Path, help="the folder for screenshots and prints")
    parser.add_argument("--cookie", action="append", default=[], help="NAME=VALUE, such as that of a session")
    parser.add_argument("urls", nargs="+", metavar="URL")
    arguments = parser.parse_args()
    if arguments.output:
        arguments.output.mkdir(parents=True, exist_ok=True)
    axe, driver = axe_source(), browser()
    try:
        for name, value in (cookie.split("=", 1) for cookie in arguments.cookie):
            driver.execute_cdp_cmd("Network.setCookie", {"name": name, "value": value, "url": arguments.urls[0]})
        findings, version = [], None
        for url in arguments.urls:
            more, version = check(driver, url, axe, arguments.output)
            findings += more
    finally:
        driver.quit()
    print(json.dumps({"axe": version, "pages": len(arguments.urls), "findings": findings}, indent=1))
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
