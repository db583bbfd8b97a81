"""Says when windows are open by a second reading of the clock: Python's zoneinfo over the tz database of PyPI's `tzdata`.

It shares no code and no data with src/. Called as `oracle.py TASKS SHARE SHARES`: TASKS is a file of JSON, made by
main.ts. It takes those zones whose file falls into SHARE (0, 1, …) of SHARES, and prints one line of JSON for each.
All moments are milliseconds since 1970-01-01T00:00:00Z, all offsets milliseconds east of UTC.
"""

import calendar
import json
import random
import sys
import zlib
import zoneinfo
from datetime import date, datetime
from functools import lru_cache
from importlib import resources

import tzdata

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# No zone has changed its clocks and changed them back within six hours. If one ever did, the product's two changes
# would have no counterpart here, which is a difference.
STEP_SECONDS = 6 * 60 * 60

# Around each change: its own moment, and near and far ones on both sides.
AROUND = [0, *(sign * d for sign in (-1, 1) for d in (1, 30 * MINUTE, HOUR, 2 * HOUR, DAY, 2 * DAY))]
RANDOM_AROUND = 2

# Zones that never change their clocks are looked at around so many random moments instead.
STILL_MOMENTS = 20

# Names that the package has and the product has not.
LEFT_OUT = {
    "Factory": "no place: what a machine shows on which nobody has set a zone; its abbreviation is -00",
}


class Window:
    """A window in neutral terms: those of test/support/naive-window.ts."""

    def __init__(self, rule):
        self.weekdays = rule.get("weekdays")
        self.nth = rule.get("nth")
        self.months = rule.get("months")
        self.days_of_month = rule.get("daysOfMonth")
        self.dates = None
        if "dates" in rule:
            self.dates = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in rule["dates"]]
        self.spans = [(span["from"] * SECOND, span["to"] * SECOND) for span in rule["spans"]]
        self.days_back = max(to for _, to in self.spans) // DAY
        self.opens_on = lru_cache(maxsize=None)(self.opens_on_date)

    def is_open(self, ordinal, time):
        """Whether it is open at a time (milliseconds after midnight) of a day: it may have opened on an earlier one."""
        for back in range(self.days_back + 1):
            since = time + back * DAY
            for opens, closes in self.spans:
                if opens <= since < closes and self.opens_on(ordinal - back):
                    return True
        return False

    def opens_on_date(self, ordinal):
        day = date.fromordinal(ordinal)
        length = calendar.monthrange(day.year, day.month)[1]
        if self.weekdays is not None or self.nth is not None:
            if day.isoweekday() not in (self.weekdays or []) and not any(is_nth(rule, day) for rule in self.nth or []):
                return False
        if self.months is not None and day.month not in self.months:
            return False
        if self.days_of_month is not None:
            from_end = day.day - length - 1
            if not any(
                (day.day if rule["from"] > 0 else from_end) >= rule["from"]
                and (day.day if rule["to"] > 0 else from_end) <= rule["to"]
                for rule in self.days_of_month
            ):
                return False
        if self.dates is not None and not any(first <= day <= last for first, last in self.dates):
            return False
        return True


def is_nth(rule, day):
    """Whether a date is, say, the second Tuesday of its month: looked up on the month's own calendar sheet."""
    if day.isoweekday() != rule["weekday"]:
        return False
    column = [week[day.weekday()] for week in calendar.monthcalendar(day.year, day.month)]
    days = [number for number in column if number != 0]
    if rule["nth"] == "last":
        return day.day == days[-1]
    return len(days) >= rule["nth"] and day.day == days[rule["nth"] - 1]


def offset_at(zone, second):
    offset = datetime.fromtimestamp(second, zone).utcoffset()
    return (offset.days * 86400 + offset.seconds) * SECOND


def changes_of(zone, until):
    """Every change of the offset, found by asking for it again and again."""
    moments = range(0, until // SECOND + STEP_SECONDS, STEP_SECONDS)
    offsets = [datetime.fromtimestamp(second, zone).utcoffset() for second in moments]
    found = []
    for index in range(1, len(offsets)):
        if offsets[index] == offsets[index - 1]:
            continue
        low, high = moments[index - 1], moments[index]
        while high - low > 1:
            middle = (low + high) // 2
            if datetime.fromtimestamp(middle, zone).utcoffset() == offsets[index - 1]:
                low = middle
            else:
                high = middle
        found.append((high * SECOND, offset_at(zone, high)))
    return [(at, offset) for at, offset in found if at < until]


def moments_near(at, offsets, windows, rng):
    """Moments within two days around a change, and those at which a window could open or close on the day of it."""
    moments = [at + distance for distance in AROUND]
    moments += [at + rng.randrange(-2 * DAY, 2 * DAY) for _ in range(RANDOM_AROUND)]
    edges = {edge % DAY for window in windows for span in window.spans for edge in span}
    for offset in set(offsets):
        midnight = (at + offset) // DAY * DAY - offset
        for edge in edges:
            moments += [midnight + edge, midnight + edge - 1]
    return moments


def judged(zone, windows, moments):
    """For each moment whether any of the windows is open, as a text of 0 and 1."""
    verdicts = []
    for moment in moments:
        second, rest = divmod(moment, SECOND)
        wall = datetime.fromtimestamp(second, zone)
        ordinal = wall.toordinal()
        time = wall.hour * HOUR + wall.minute * MINUTE + wall.second * SECOND + rest
        verdicts.append("1" if any(window.is_open(ordinal, time) for window in windows) else "0")
    return "".join(verdicts)


def answer(name, changes, rules, seed, until):
    zone = zoneinfo.ZoneInfo(name)
    rng = random.Random(f"{seed} {name}")
    first = offset_at(zone, 0)
    around = [(at, {offset, before}) for (at, offset), before in zip(changes, [first, *(o for _, o in changes)])]
    if not changes:
        around = [(rng.randrange(0, until), {first}) for _ in range(STILL_MOMENTS)]
    entries = []
    for windows in ([Window(rule) for rule in entry] for entry in rules):
        stretches = []
        for at, offsets in around:
            moments = [moment for moment in moments_near(at, offsets, windows, rng) if 0 <= moment < until]
            stretches.append({"moments": moments, "open": judged(zone, windows, moments)})
        entries.append(stretches)
    return {"zone": name, "firstOffset": first, "changes": changes, "entries": entries}


def main():
    path, share, shares = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open(path, encoding="utf-8") as file:
        tasks = json.load(file)
    if zoneinfo.TZPATH != ():
        sys.exit(f"zoneinfo would read this machine's own zones: {zoneinfo.TZPATH}")
    if tzdata.IANA_VERSION != tasks["release"]:
        sys.exit(f"the product carries the tz database {tasks['release']}, PyPI's tzdata {tzdata.IANA_VERSION}")
    theirs = zoneinfo.available_timezones() - LEFT_OUT.keys()
    ours = {zone["name"] for zone in tasks["zones"]}
    if theirs != ours:
        sys.exit(f"only in zoneinfo: {sorted(theirs - ours)}; only in the product: {sorted(ours - theirs)}")

    known = {}
    for zone in tasks["zones"]:
        package = resources.files("tzdata") / "zoneinfo"
        content = package.joinpath(*zone["name"].split("/")).read_bytes()
        # By content, so that names for the same clocks come to the same process, and their changes are found once.
        if zlib.crc32(content) % shares != share:
            continue
        if content not in known:
            known[content] = changes_of(zoneinfo.ZoneInfo(zone["name"]), tasks["until"])
        print(json.dumps(answer(zone["name"], known[content], zone["entries"], tasks["seed"], tasks["until"])))


if __name__ == "__main__":
    main()
