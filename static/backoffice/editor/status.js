// The line under the editor that says what became of a paste or a drop.
import { make } from "backoffice/dialog";

// PARTS are sentences and buttons.
export function say(view, parts) {
  place(view).replaceChildren(...parts.flatMap((part, index) => (index ? [" · ", part] : [part])));
}

export function place(view) {
  const frame = view.dom.closest(".prose-editor");
  const there = frame.querySelector(":scope > .editor-status");
  if (there) return there;
  const made = make("p", { className: "editor-status" });
  made.setAttribute("role", "status");
  frame.append(made);
  return made;
}
