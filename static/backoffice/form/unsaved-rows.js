// Before kept text is put back: finds the row that each part of it belongs to, by the row's key or by what it names,
// and adds again the rows that were added in the browser. Numbers of rows mean nothing after another save.

const TOTAL = "-TOTAL_FORMS";
const KEY = "id";

const prefixesOf = (form) => [...form.querySelectorAll(`[name$="${TOTAL}"]`)].map((field) => field.name.slice(0, -TOTAL.length));

// Sorts [name, anything] by row: number → Map of field → anything.
function byRow(entries, prefix) {
  const rows = new Map();
  for (const [name, value] of entries) {
    const [, number, field] = name.match(`^${prefix}-(\\d+)-(.+)$`) ?? [];
    if (!field) continue;
    if (!rows.has(number)) rows.set(number, new Map());
    rows.get(number).set(field, value);
  }
  return rows;
}

function rowsOnPage(form, prefix) {
  return byRow([...form.elements].filter((field) => field.name).map((field) => [field.name, field]), prefix);
}

// What was kept of a field: a text, [value, is checked], or [[value, label], …] of a select.
const isSelect = (kept) => Array.isArray(kept) && (kept.length === 0 || Array.isArray(kept[0]));
const isEmpty = (kept) => (isSelect(kept) ? kept.every(([value]) => !value) : Array.isArray(kept) ? !kept[1] : !kept);

function choiceKept(row) {
  const [first] = [...row.values()].filter(isSelect);
  return first?.[0]?.[0] ?? "";
}

const choiceOnPage = (row) => [...row.values()].find((field) => field.tagName === "SELECT")?.value ?? "";
const keyOnPage = (row) => row.get(KEY)?.value ?? "";
const isUntouched = (row) => !keyOnPage(row) && [...row.values()].every((field) => field.type === "checkbox" || !field.value);

function addRow(form, prefix) {
  const link = document.getElementById(`${prefix}-group`)?.querySelector(".add-row a");
  if (!link) return undefined;
  const number = form.elements[`${prefix}${TOTAL}`].value;
  link.click();
  return number;
}

// Returns number kept → number on the page, for the rows that held something.
function places(form, prefix, kept) {
  const free = rowsOnPage(form, prefix);
  const found = new Map();
  const match = (fits) => {
    for (const [number, row] of kept) {
      if (found.has(number)) continue;
      const [place] = [...free].find(([, onPage]) => fits(row, onPage)) ?? [];
      if (place === undefined) continue;
      found.set(number, place);
      free.delete(place);
    }
  };
  match((row, onPage) => row.get(KEY) && row.get(KEY) === keyOnPage(onPage));
  match((row, onPage) => choiceKept(row) && choiceKept(row) === choiceOnPage(onPage));
  match((_row, onPage) => isUntouched(onPage));
  for (const number of kept.keys()) if (!found.has(number)) found.set(number, addRow(form, prefix));
  return found;
}

function withRows(form, prefix, content) {
  const isHere = (name) => new RegExp(`^${prefix}-\\d+-`).test(name);
  const kept = byRow(content, prefix);
  for (const [number, row] of kept) {
    if ([...row].every(([field, value]) => field === KEY || isEmpty(value)) && !row.get(KEY)) kept.delete(number);
  }
  const found = places(form, prefix, kept);
  const moved = [...kept].flatMap(([number, row]) =>
    [...row].filter(([field]) => field !== KEY).map(([field, value]) => [`${prefix}-${found.get(number)}-${field}`, value]),
  );
  return [...content.filter(([name]) => !isHere(name)), ...moved];
}

document.addEventListener("unsaved:take", ({ target: form, detail }) => {
  for (const prefix of prefixesOf(form)) detail.content = withRows(form, prefix, detail.content);
});
