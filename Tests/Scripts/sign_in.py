#!/usr/bin/env python3
"""Signs in at a provider in Chromium, as a person does, and out again.

    .build/browser/bin/python Tests/Scripts/sign_in.py START NAME=VALUE...

Fills in the fields with these names on the provider's pages; presses the button NAME=VALUE where a form has it. Then
signs out, and opens the start once more. Prints one JSON line a page: its address, status and title.
"""

import json
import sys
import urllib.parse

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from browser import browser

PATIENCE = 30
STATUS = "const [page] = performance.getEntriesByType('navigation'); return page ? page.responseStatus : 0"


def told(driver):
    print(json.dumps({"address": driver.current_url, "status": driver.execute_script(STATUS),
                      "title": driver.title.strip()}), flush=True)


def left(driver, page):
    """Waits until the page has made way for another one that is complete."""
    WebDriverWait(driver, PATIENCE).until(
        lambda d: d.find_element(By.TAG_NAME, "html") != page
        and d.execute_script("return document.readyState") == "complete")
    told(driver)


def press(driver, element):
    page = driver.find_element(By.TAG_NAME, "html")
    element.click()
    left(driver, page)


def answer(driver, values):
    """Fills in the form of this page that asks for something of ours; `False` when there is none."""
    for form in driver.find_elements(By.TAG_NAME, "form"):
        buttons = form.find_elements(By.CSS_SELECTOR, "button, input[type=submit]")
        for button in buttons:
            if values.get(button.get_attribute("name")) == button.get_attribute("value"):
                press(driver, button)
                return True
        fields = [field for field in form.find_elements(By.CSS_SELECTOR, "input:not([type=hidden])")
                  if field.get_attribute("name") in values]
        for field in fields:
            field.clear()
            field.send_keys(values[field.get_attribute("name")])
        if fields:
            press(driver, buttons[0])
            return True
    return False


def main():
    start = sys.argv[1]
    values = dict(argument.split("=", 1) for argument in sys.argv[2:])
    home = urllib.parse.urlsplit(start).netloc
    driver = browser()
    try:
        driver.get(start)
        told(driver)
        while urllib.parse.urlsplit(driver.current_url).netloc != home and answer(driver, values):
            pass
        if urllib.parse.urlsplit(driver.current_url).netloc != home:
            sys.exit("not back at the service: " + driver.page_source[-2000:])
        press(driver, driver.find_element(By.CSS_SELECTOR, "form[action$='/sign-out'] button"))
        # The page goes on to the provider by itself, which sends the browser back, or asks first.
        WebDriverWait(driver, PATIENCE).until(
            lambda d: "/signed-out" in d.current_url or urllib.parse.urlsplit(d.current_url).netloc != home)
        told(driver)
        if urllib.parse.urlsplit(driver.current_url).netloc != home and not answer(driver, values):
            press(driver, driver.find_element(By.CSS_SELECTOR, "form button"))
        driver.get(start)
        told(driver)
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
