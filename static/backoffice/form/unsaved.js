// Keeps what is typed into a form in this browser until it is saved, for this person and this item only.
// Leaving a changed form asks. Text that was left behind (a crash, an expired login) is offered on return.

const PREFIX = "unsaved:";
const SENT = "unsaved-sent";
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "seen_version", "_overwrite"]);
const PICTURE = "[data-picture-field]";
const ROW_KEY = /-\d+-id$/; // by which a row is found again
const EVERY = 2000; // ms; the rich text editor writes into its textarea without an event that all browsers send
const OLDEST = 14 * 24 * 3600 * 1000; // ms

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The store is full or closed to us: leaving still asks.
  }
}

function keys(test) {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && test(key, read(key)));
}

function valuesOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return [field.value, field.checked];
  if (field.closest(PICTURE)) return pictureOf(field);
  if (field.tagName !== "SELECT") return field.value;
  return [...field.selectedOptions].map((option) => [option.value, option.textContent]);
}

// What a picture's field shows comes along, since its key alone says nothing.
function pictureOf(field) {
  const place = field.closest(PICTURE);
  const url = place.querySelector("img").getAttribute("src") ?? "";
  return { id: field.value, url, name: place.querySelector("[data-name]").textContent };
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => {
    const isHidden = field.type === "hidden" && !field.closest(PICTURE) && !ROW_KEY.test(field.name);
    const isText = field.name && !isHidden && !["file", "submit", "button"].includes(field.type);
    return isText && !NOT_KEPT.has(field.name) && !field.name.includes("__prefix__") && !field.name.startsWith("initial-");
  });
}

function contentOf(form) {
  return fieldsOf(form).map((field) => [field.name, valuesOf(field)]);
}

function putIntoSelect(field, chosen) {
  for (const [value, label] of chosen) {
    if (![...field.options].some((option) => option.value === value)) field.add(new Option(label, value));
  }
  const values = new Set(chosen.map(([value]) => value));
  for (const option of field.options) option.selected = values.has(option.value);
}

function put(field, kept) {
  const editor = field.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;
  const picture = field.closest(PICTURE);
  if (picture) picture.dispatchEvent(new CustomEvent("picture-put", { detail: kept }));
  else if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === kept[0] ? kept[1] : field.checked;
  else if (field.tagName === "SELECT") putIntoSelect(field, kept);
  else if (editor) editor.commands.setContent(kept, { emitUpdate: true });
  else field.value = kept;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

// Rows are found or made by unsaved-rows.js.
function takeOver(form, content) {
  const detail = { content };
  form.dispatchEvent(new CustomEvent("unsaved:take", { bubbles: true, detail }));
  const fields = fieldsOf(form);
  for (const [name, kept] of detail.content) {
    const same = fields.filter((field) => field.name === name);
    const field = same.find((one) => one.type === "radio" && one.value === kept[0]) ?? same[0];
    if (field) put(field, kept);
  }
}

function button(label, name, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button unsaved__${name}`;
  made.textContent = label;
  made.addEventListener("click", deed);
  return made;
}

// On the site's clock and with its zone, as everywhere; Swedish writes the day as ISO does.
function momentText(moment) {
  const zone = document.querySelector("[data-time-zone]")?.dataset.timeZone;
  const format = { dateStyle: "short", timeStyle: "short", timeZone: zone ?? "UTC" };
  return `${moment.toLocaleString("sv-SE", format)} (${zone ?? "UTC"})`.trim();
}

function offer(form, key, kept, isOlder, watcher) {
  const notice = document.createElement("section");
  const text = document.createElement("p");
  const at = momentText(new Date(kept.at));
  notice.className = "unsaved";
  notice.setAttribute("aria-label", gettext("Unsaved text"));
  text.setAttribute("role", "status");
  text.textContent = interpolate(gettext("Text that was not saved is kept in this browser, of %s."), [at]);
  if (isOlder) text.textContent += ` ${gettext("The item was saved since then: compare before you save.")}`;
  notice.append(
    text,
    button(gettext("Restore it"), "take", () => {
      watcher.begin();
      takeOver(form, kept.content);
      notice.remove();
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }),
    button(gettext("Discard it"), "drop", () => {
      localStorage.removeItem(key);
      notice.remove();
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }),
  );
  form.before(notice);
}

function watch(form, key, version) {
  const hasComeBack = Boolean(form.querySelector(".errorlist, .conflict"));
  let first = hasComeBack ? "" : null; // what stood there before anybody touched it
  let last = null;
  let isLeaving = false;

  function look() {
    if (first === null || isLeaving) return;
    const now = JSON.stringify(contentOf(form));
    if (now === last || now === first) return;
    last = now;
    write(key, { at: Date.now(), version, content: JSON.parse(now) });
  }

  for (const kind of ["focusin", "pointerdown", "keydown"]) {
    form.addEventListener(kind, () => (first ??= JSON.stringify(contentOf(form))), { capture: true });
  }
  form.addEventListener("submit", (event) => {
    look();
    if (event.defaultPrevented) return;
    isLeaving = true;
    sessionStorage.setItem(SENT, key);
  });
  addEventListener("pageshow", () => (isLeaving = false));
  addEventListener("beforeunload", (event) => {
    look();
    if (first !== null && !isLeaving && JSON.stringify(contentOf(form)) !== first) event.preventDefault();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
  return { begin: () => (first ??= JSON.stringify(contentOf(form))) };
}

// What this tab sent last was saved when the very next page says so; a login page in between says nothing.
function dropWhatWasSaved() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && document.querySelector(".messagelist .success")) localStorage.removeItem(sent);
  for (const key of keys((_key, kept) => !kept || Date.now() - kept.at > OLDEST)) localStorage.removeItem(key);
}

function start() {
  const place = document.querySelector("[data-unsaved-item]");
  const logout = document.getElementById("logout-form");
  const person = document.querySelector("[data-person]")?.dataset.person;
  dropWhatWasSaved();
  logout?.addEventListener("submit", () => {
    for (const key of keys((key) => key.startsWith(`${PREFIX}${person}:`))) localStorage.removeItem(key);
  });
  const form = place?.closest("form");
  if (!form || !form.querySelector("[name=_save], [name=_continue]")) return;
  const key = `${PREFIX}${person}:${place.dataset.unsavedItem}`;
  const kept = read(key);
  const hasComeBack = form.querySelector(".errorlist, .conflict");
  const watcher = watch(form, key, place.dataset.unsavedVersion);
  if (kept && !hasComeBack) offer(form, key, kept, kept.version !== place.dataset.unsavedVersion, watcher);
}

start();
