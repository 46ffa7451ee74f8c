// Keeps the language that a passage or a link says it is in; the editor would drop it.
import { Extension } from "django-prose-editor/editor";

const kept = (name) => ({
  [name]: { default: null, parseHTML: (element) => element.getAttribute(name) },
});

export const KeepLanguages = Extension.create({
  name: "keepLanguages",

  addGlobalAttributes() {
    return [
      { types: ["paragraph", "blockquote", "link"], attributes: kept("lang") },
      { types: ["link"], attributes: kept("hreflang") },
    ];
  },
});
