// The second step of the dialog: what is said about a picture, written where the picture is put in.
import { make, tellTrouble, token } from "backoffice/dialog";

// Answers { id, url, alt, caption, name }, or "another" where another picture is wanted.
export async function askForWords(body, { pick, language, hasCaption, picture }) {
  const address = new URL(`../${picture.id}/words/`, new URL(pick, location)).pathname;
  const about = await fetchJson(address);
  if (!about) {
    body.replaceChildren(make("p"));
    tellTrouble(body, [gettext("The picture could not be loaded. Check the connection and try again.")]);
    return null;
  }
  body.onclick = body.onsubmit = null;
  const form = formFor(about, language, hasCaption, picture);
  body.replaceChildren(form);
  (form.querySelector("input[type=text]:not([disabled])") ?? form.querySelector("[type=submit]")).focus();
  return new Promise((resolve) => {
    form.querySelector("[data-another]").addEventListener("click", () => resolve("another"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const errors = await save(form, address, about);
      if (errors.length) tellTrouble(form, errors);
      else resolve(answerOf(form, about, language));
    });
  });
}

function formFor(about, language, hasCaption, picture) {
  const image = make("img", { className: "dialog__picture", src: about.url, alt: "" });
  const fields = about.fields.map((field) => fieldFor(field, language, picture));
  if (hasCaption) fields.push(captionField(about, language, picture));
  const another = make("button", { type: "button", className: "button", textContent: gettext("Another picture") });
  another.dataset.another = "";
  const done = make("button", { type: "submit", className: "button default", textContent: gettext("Insert") });
  const reasons = about.reasons.map((reason) => make("p", { className: "dialog__reason", textContent: reason }));
  const parts = [make("p", { textContent: about.name }), ...reasons, ...fields];
  const side = make("div", { className: "dialog__fields" }, parts);
  return make("form", { className: "dialog__words", noValidate: true }, [
    image,
    side,
    make("div", { className: "dialog__buttons" }, [done, another]),
  ]);
}

// In the language of the text the description may always be written: it then stands in that text alone.
function fieldFor(field, language, { alt }) {
  const isOwn = field.name === `alt_${language}`;
  const input = make("input", { name: field.name, id: `picture-${field.name}`, type: field.type });
  const label = make("label", { htmlFor: input.id, textContent: field.label });
  input.disabled = !field.may_write && !isOwn;
  input.lang = field.language;
  if (field.type === "checkbox") input.checked = field.value;
  else input.value = (isOwn && alt) || field.value;
  if (field.longest) input.maxLength = field.longest;
  return make("div", { className: `dialog__field dialog__field--${field.type}` }, [label, input]);
}

function captionField(about, language, { caption }) {
  const value = caption ?? about.captions[language] ?? "";
  const input = make("input", { name: "caption", id: "picture-caption", type: "text", value, lang: language });
  const label = make("label", { htmlFor: input.id, textContent: gettext("Caption under the picture") });
  return make("div", { className: "dialog__field" }, [label, input]);
}

async function save(form, address, about) {
  const changed = about.fields.filter((field) => field.may_write && valueOf(form, field) !== field.value);
  if (!changed.length) return [];
  const data = new FormData();
  for (const field of changed) data.append("changed", field.name);
  for (const field of changed) if (valueOf(form, field)) data.append(field.name, valueOf(form, field));
  const answer = await fetchJson(address, { method: "POST", body: data, headers: { "X-CSRFToken": token() } });
  return answer?.errors ?? (answer ? [] : [gettext("It could not be saved. Check the connection and try again.")]);
}

function valueOf(form, { name, type }) {
  const input = form.elements[name];
  return type === "checkbox" ? input.checked : input.value.trim();
}

function answerOf(form, about, language) {
  const own = form.elements[`alt_${language}`];
  const alt = form.elements.is_decorative.checked ? "" : (own?.value.trim() ?? "");
  const caption = form.elements.caption?.value.trim() ?? "";
  return { id: String(about.id), url: about.url, alt, caption, name: alt || about.name };
}

async function fetchJson(address, options = {}) {
  try {
    const answer = await fetch(address, { ...options, headers: { Accept: "application/json", ...options.headers } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
