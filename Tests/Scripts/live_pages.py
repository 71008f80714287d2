#!/usr/bin/env python3
"""Tries what doorstroom.js does, in Chromium: live parts of pages, and the search in a long list.

    .build/browser/bin/python Tests/Scripts/live_pages.py ADDRESS

The address serves the pages of BrowserTests.swift. Prints one JSON document, {"what was tried": "what happened"}, in
which "ok" says that it went as it should. Exits with 0 when all did.
"""

import json
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import browser

PATIENCE = 20


def wait(driver, script, *arguments):
    """The first true value of a script, or its last value."""
    end = time.monotonic() + PATIENCE
    while True:
        value = driver.execute_script(script, *arguments)
        if value or time.monotonic() > end:
            return value
        time.sleep(0.1)


def status(driver, word):
    """What the page said, once it holds the word."""
    wait(driver, "return document.querySelector('[data-live-status]').textContent.includes(arguments[0])", word)
    return driver.execute_script("return document.querySelector('[data-live-status]').textContent")


def replaces(driver, address):
    driver.get(address + "/kit")
    driver.execute_script("document.getElementById('live').firstElementChild.dataset.old = '1'")
    said = status(driver, "Bijgewerkt")
    left = driver.execute_script("return document.querySelectorAll('#live [data-old]').length")
    count = driver.execute_script("return document.getElementById('live').childElementCount")
    return "ok" if said == "Bijgewerkt" and left == 0 and count == 1 else f"{said!r}, {left} old, {count} in it"


def tells(driver, address):
    driver.get(address + "/telling")
    said = status(driver, "veranderd")
    link = driver.find_element(By.CSS_SELECTOR, "[data-live-status] a").get_attribute("href")
    return "ok" if said.startswith("Er is iets veranderd") and link == address + "/telling" else f"{said!r}, {link}"


def spares(driver, address):
    """A part in which somebody types is left alone."""
    driver.get(address + "/busy")
    driver.find_element(By.ID, "field-note").send_keys("half a sentence")
    said = status(driver, "veranderd")
    value = driver.find_element(By.ID, "field-note").get_attribute("value")
    return "ok" if "veranderd" in said and value == "half a sentence" else f"{said!r}, {value!r}"


def gives_up(driver, address):
    driver.get(address + "/lost")
    said = status(driver, "werkt zichzelf nu niet bij")
    return "ok" if "werkt zichzelf nu niet bij" in said else repr(said)


def searches(driver, address):
    driver.get(address + "/kit")
    search = driver.find_element(By.CSS_SELECTOR, "input[aria-controls=field-institution]")
    search.send_keys("INSTÉLLING 59")
    options = driver.execute_script("return [...document.getElementById('field-institution').options].map(o => o.text)")
    chosen = driver.execute_script("return document.getElementById('field-institution').value")
    # Enter goes to the list, and does not send the form.
    search.send_keys(Keys.ENTER)
    focus = driver.execute_script("return document.activeElement.id")
    count = driver.find_element(By.CSS_SELECTOR, ".picker-count").text
    good = options == ["Kies", "Instelling 7", "Instelling 59"] and chosen == "i-7" and count == "1 gevonden"
    return "ok" if good and focus == "field-institution" and driver.current_url.endswith("/kit") else \
        f"{options}, {chosen}, {count!r}, {focus}, {driver.current_url}"


def without_script(driver, address):
    driver.get(address + "/kit")
    lists = driver.find_elements(By.CSS_SELECTOR, "select#field-institution option")
    searches = driver.find_elements(By.CSS_SELECTOR, "input[aria-controls]")
    region = driver.find_element(By.ID, "live").text
    good = len(lists) == 61 and not searches and "Dit deel werkt zichzelf bij." in region
    return "ok" if good else f"{len(lists)} options, {len(searches)} search fields, {region!r}"


def main():
    address, results = sys.argv[1], {}
    for trial in [replaces, tells, spares, gives_up, searches, without_script]:
        driver = browser(runs_scripts=trial is not without_script)
        try:
            results[trial.__name__] = trial(driver, address)
        finally:
            driver.quit()
    print(json.dumps(results))
    sys.exit(0 if all(result == "ok" for result in results.values()) else 1)


if __name__ == "__main__":
    main()
