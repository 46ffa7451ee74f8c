// What a paste brought and what it could not bring, as a line.
import { make } from "backoffice/dialog";

// UPLOAD is what the button beside lost pictures does.
export function receipt(body, lost, upload) {
  const count = (selector) => body.querySelectorAll(selector).length;
  const [headings, tables, lists] = [count("h2, h3"), count("table"), count(":not(li) > :is(ul, ol)")];
  const kept = [
    headings && interpolate(ngettext("%s heading", "%s headings", headings), [headings]),
    tables && interpolate(ngettext("%s table", "%s tables", tables), [tables]),
    lists && interpolate(ngettext("%s list", "%s lists", lists), [lists]),
  ].filter(Boolean);
  const parts = kept.length ? [interpolate(gettext("Pasted: %s."), [kept.join(", ")])] : [];
  if (!lost) return parts;
  const sentence = ngettext("%s picture was not pasted.", "%s pictures were not pasted.", lost);
  const button = make("button", { type: "button", className: "editor-status__button", textContent: gettext("Upload") });
  button.addEventListener("click", upload);
  return [interpolate(sentence, [lost]), button, ...parts];
}
