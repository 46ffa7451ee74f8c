// Turns neighbouring fieldsets of languages into tabs (WAI-ARIA: arrow keys, Home, End).
// Without it every language stands open, one below the other.

const FIRST_CHOICE = "select[name='original_language']";
let count = 0;

function groups(root) {
  const found = [];
  for (const fieldset of root.querySelectorAll("fieldset.language")) {
    const last = found.at(-1);
    if (last?.at(-1) === fieldset.previousElementSibling) last.push(fieldset);
    else found.push([fieldset]);
  }
  return found.filter((fieldsets) => fieldsets.length > 1 && !fieldsets[0].closest(".language-panel, .empty-form"));
}

function languageOf(panel) {
  return panel.querySelector(".fieldset-heading [lang]").lang;
}

function makePanel(fieldset) {
  const panel = document.createElement("div");
  panel.id = `language-panel-${++count}`;
  panel.className = "language-panel";
  panel.setAttribute("role", "tabpanel");
  fieldset.before(panel);
  panel.append(fieldset);
  return panel;
}

function makeTab(panel) {
  const tab = document.createElement("button");
  const wrong = panel.querySelector(".errorlist");
  tab.id = `${panel.id}-tab`;
  tab.type = "button";
  tab.lang = languageOf(panel);
  tab.textContent = panel.querySelector(".fieldset-heading").textContent;
  tab.classList.toggle("has-error", Boolean(wrong));
  if (wrong) tab.append(` (${gettext("error")})`);
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", panel.id);
  panel.setAttribute("aria-labelledby", tab.id);
  return tab;
}

function open(tabs, panels, chosen) {
  tabs.forEach((tab, place) => {
    tab.setAttribute("aria-selected", String(place === chosen));
    tab.tabIndex = place === chosen ? 0 : -1;
    panels[place].hidden = place !== chosen;
  });
}

function firstOpen(tabs) {
  const wrong = tabs.findIndex((tab) => tab.classList.contains("has-error"));
  const original = document.querySelector(FIRST_CHOICE)?.value ?? document.documentElement.lang;
  return wrong >= 0 ? wrong : Math.max(0, tabs.findIndex((tab) => tab.lang === original));
}

function makeTabs(fieldsets) {
  const list = document.createElement("div");
  const panels = fieldsets.map(makePanel);
  const tabs = panels.map(makeTab);
  list.className = "language-tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", gettext("Language of the text"));
  list.append(...tabs);
  panels[0].before(list);
  list.addEventListener("click", (event) => {
    const place = tabs.indexOf(event.target.closest("[role='tab']"));
    if (place >= 0) open(tabs, panels, place);
  });
  list.addEventListener("keydown", (event) => {
    const now = tabs.indexOf(event.target);
    const steps = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 };
    if (now < 0 || !(event.key in steps)) return;
    const place = (steps[event.key] + tabs.length) % tabs.length;
    event.preventDefault();
    open(tabs, panels, place);
    tabs[place].focus();
  });
  open(tabs, panels, firstOpen(tabs));
}

function start(root) {
  groups(root).forEach(makeTabs);
}

start(document);
document.addEventListener("formset:added", (event) => start(event.target));
