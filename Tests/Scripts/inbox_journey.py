#!/usr/bin/env python3
"""A member of the team at the inbox, as people are: clicks twice, goes back, has two tabs, is signed out half-way.

    .build/browser/bin/python Tests/Scripts/inbox_journey.py ADDRESS [--without-scripts]

The inbox needs three alerts that nobody has seen. Prints one JSON line a step: what the page shows then.
"""

import json
import sys

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from browser import browser

PATIENCE = 30


def state(driver):
    """What a person sees, and whether a script of somebody else ran."""
    alerts = driver.find_elements(By.CSS_SELECTOR, "li.alert")
    return {
        "path": driver.execute_script("return location.pathname + location.search"),
        "title": driver.title,
        "heading": driver.find_element(By.TAG_NAME, "h1").text,
        "notice": [part.text for part in driver.find_elements(By.CSS_SELECTOR, ".notice")],
        "forms": len(driver.find_elements(By.CSS_SELECTOR, "form.acknowledge")),
        "seen": [alert.text.count("Gezien door") for alert in alerts],
        "history": [sum(line.get_attribute("textContent").count(": gezien")
                        for line in alert.find_elements(By.CSS_SELECTOR, "ul.history li")) for alert in alerts],
        "shown": "window.owned=1" in driver.find_element(By.TAG_NAME, "main").text,
        "owned": driver.execute_script("return Boolean(window.owned)"),
        "stopped": driver.execute_script("return window.stopped || []"),
    }


def told(step, driver):
    print(json.dumps({"step": step} | state(driver)), flush=True)


def settled(driver, condition):
    WebDriverWait(driver, PATIENCE).until(condition)


def sign_in(driver, address):
    driver.get(address + "/")
    Select(driver.find_element(By.NAME, "role")).select_by_value("team-member")
    Select(driver.find_element(By.NAME, "seat")).select_by_value("gemeente-1")
    driver.find_element(By.CSS_SELECTOR, "main form button").click()
    settled(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "li.alert"))


def button(driver):
    return driver.find_element(By.CSS_SELECTOR, "form.acknowledge button")


def main():
    address = sys.argv[1]
    # A test's proxy has a self-signed certificate.
    driver = browser(runs_scripts="--without-scripts" not in sys.argv,
                     accepts_any_certificate=address.startswith("https://localhost:"))
    driver.set_window_size(1440, 900)
    try:
        sign_in(driver, address)
        told("in", driver)
        ActionChains(driver).double_click(button(driver)).perform()
        settled(driver, lambda d: "notice=" in d.current_url)
        told("twice", driver)
        driver.back()
        told("back", driver)
        button(driver).click()
        settled(driver, lambda d: "notice=" in d.current_url)
        told("once more", driver)
        driver.refresh()
        told("reloaded", driver)

        # The page stays open in this tab; the member signs out in another.
        driver.get(address + "/")
        first = driver.current_window_handle
        driver.switch_to.new_window("tab")
        driver.get(address + "/")
        driver.find_element(By.CSS_SELECTOR, "form[action$='/sign-out'] button").click()
        settled(driver, lambda d: "uitgelogd" in d.title)
        driver.switch_to.window(first)
        button(driver).click()
        settled(driver, lambda d: "nog een keer" in d.title)
        told("signed out", driver)
        driver.switch_to.new_window("tab")
        sign_in(driver, address)
        driver.switch_to.window(first)
        driver.find_element(By.CSS_SELECTOR, "main form button").click()
        settled(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "main form input[name=token]:not([value=''])"))
        told("in again", driver)
        driver.find_element(By.CSS_SELECTOR, "main form button").click()
        settled(driver, lambda d: "notice=" in d.current_url)
        told("sent", driver)
    except Exception:
        told("failed", driver)
        raise
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
