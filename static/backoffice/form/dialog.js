// A dialog in the page, beside all forms. Closed by Escape or by its button it answers null; the focus then returns.
let count = 0;

export function make(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function openDialog(title, name) {
  const heading = make("h2", { id: `dialog-${++count}`, className: "dialog__title", textContent: title });
  const close = make("button", { type: "button", className: "dialog__close", textContent: "×" });
  const body = make("div", { className: "dialog__body" });
  const dialog = make("dialog", { className: `dialog dialog--${name}` }, [heading, close, body]);
  close.setAttribute("aria-label", gettext("Close"));
  dialog.setAttribute("aria-labelledby", heading.id);
  let given = null;
  const answer = new Promise((resolve) => dialog.addEventListener("close", () => (dialog.remove(), resolve(given))));
  const finish = (value) => ((given = value), dialog.close());
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return { body, answer, finish };
}

export function tellTrouble(place, sentences) {
  place.querySelector(":scope > .dialog__trouble")?.remove();
  const lines = sentences.map((sentence) => make("p", { textContent: sentence }));
  const trouble = make("div", { className: "dialog__trouble" }, lines);
  trouble.setAttribute("role", "alert");
  place.prepend(trouble);
}

export function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}
