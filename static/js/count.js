/**
 * Counts a view when the page is seen, and a download when its link is pressed: once a browser session and item.
 *
 * The page is made without it, so a page that is fetched ahead, or by a program, counts nothing.
 */

const ADDRESS = "/count/";
const counted = new Map();

function recall(item) {
  try {
    return sessionStorage.getItem(`counted:${item}`) ?? counted.get(item);
  } catch {
    return counted.get(item);
  }
}

function remember(item, number) {
  counted.set(item, number);
  try {
    sessionStorage.setItem(`counted:${item}`, number);
  } catch {
    // The reader's browser keeps nothing: this page alone remembers.
  }
}

function send(items) {
  const form = new URLSearchParams(items.map((item) => ["item", item]));
  navigator.sendBeacon(ADDRESS, form);
}

function whenSeen(run) {
  const wait = (event) => document.addEventListener(event, () => whenSeen(run), { once: true });
  if (document.prerendering) wait("prerenderingchange");
  else if (document.visibilityState !== "visible") wait("visibilitychange");
  else run();
}

function countView(place) {
  const item = place.dataset.views;
  const known = Number(recall(item) ?? 0);
  const number = Math.max(known, Number(place.textContent) + (known ? 0 : 1));
  place.textContent = String(number);
  if (known) return;
  remember(item, String(number));
  send([item]);
}

function countDownloads(link) {
  const items = link.dataset.download.split(" ").filter((item) => !recall(item));
  if (!items.length) return;
  for (const item of items) {
    remember(item, "1");
    const place = document.querySelector(`[data-downloads="${item}"]`);
    if (place) place.textContent = place.dataset.next;
  }
  send(items);
}

for (const place of document.querySelectorAll("[data-views]")) whenSeen(() => countView(place));
for (const link of document.querySelectorAll("[data-download]")) {
  link.addEventListener("click", () => countDownloads(link));
  link.addEventListener("auxclick", (event) => event.button === 1 && countDownloads(link));
}
