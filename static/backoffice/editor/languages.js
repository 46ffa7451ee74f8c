// Keeps the language that a passage or a link says it is in, and the names that links lead to; the editor would
// drop them.
import { Extension } from "django-prose-editor/editor";

const NAMED = ["paragraph", "heading", "listItem", "codeBlock", "blockquote", "tableHeader", "tableCell"];

const kept = (name) => ({
  [name]: { default: null, parseHTML: (element) => element.getAttribute(name) },
});

export const KeepLanguages = Extension.create({
  name: "keepLanguages",

  addGlobalAttributes() {
    return [
      { types: [...NAMED, "link"], attributes: kept("lang") },
      { types: NAMED, attributes: { id: { ...kept("id").id, keepOnSplit: false } } },
      { types: ["link"], attributes: kept("hreflang") },
    ];
  },
});
