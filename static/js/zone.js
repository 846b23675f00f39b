// The reader's time zone: kept in a cookie, so that pages are made in it; on the first visit this page is told anew.
// Who chose a zone keeps it, until the browser itself moves to another one.

import { recall, remember } from "./remembered.js";

const COOKIE = "rejoinder_zone";
const SHAPES = {
  day: { day: "numeric", month: "long" },
  moment: { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  "moment-year": { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

function kept() {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  return found ? decodeURIComponent(found.slice(COOKIE.length + 1)).replaceAll('"', "") : null;
}

function tellAnew(zone) {
  const language = document.documentElement.lang;
  for (const time of document.querySelectorAll("time[data-shape]")) {
    const form = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...SHAPES[time.dataset.shape], timeZone: zone });
    time.textContent = form.format(new Date(time.dateTime)).replace(" at ", ", ");
  }
  for (const time of document.querySelectorAll("time[title][datetime$='Z']")) {
    const form = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: zone });
    time.title = `${form.format(new Date(time.dateTime))} ${zone}`;
  }
}

function sayWhich(zone) {
  const foot = document.querySelector("[data-yours]");
  if (!foot) return;
  const place = document.createElement("bdi");
  place.textContent = zone.split("/").pop().replaceAll("_", " ");
  foot.replaceChildren(zone === "UTC" ? foot.textContent : `${foot.dataset.yours} `, ...(zone === "UTC" ? [] : [place]));
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const before = recall("zone");
if (zone && (!kept() || (before && before !== zone))) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${COOKIE}=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
  if (zone === kept()) { // where no cookie is kept, the page stays as the next will be made
    tellAnew(zone);
    sayWhich(zone);
  }
}
if (zone) remember("zone", zone);
