// Names the editor and its buttons in the reader's language, and tells their state to screen readers.
import { Extension } from "django-prose-editor/editor";

const WORDS = {
  heading2: gettext("Heading"),
  heading3: gettext("Subheading"),
  bold: gettext("Bold"),
  italic: gettext("Italic"),
  underline: gettext("Underline"),
  strike: gettext("Strikethrough"),
  subscript: gettext("Subscript"),
  superscript: gettext("Superscript"),
  code: gettext("Code"),
  codeBlock: gettext("Preformatted text"),
  bulletList: gettext("Bulleted list"),
  orderedList: gettext("Numbered list"),
  link: gettext("Link"),
  unlink: gettext("Remove the link"),
  blockquote: gettext("Quotation"),
  figure: gettext("Picture"),
  horizontalRule: gettext("Line across"),
  table: gettext("Insert a table"),
  "table:caption": gettext("Caption of the table"),
  "table:addColumnAfter": gettext("Add a column"),
  "table:deleteColumn": gettext("Delete the column"),
  "table:addRowAfter": gettext("Add a row"),
  "table:deleteRow": gettext("Delete the row"),
  "table:mergeCells": gettext("Merge cells"),
  "table:splitCell": gettext("Split the cell"),
  "table:toggleHeaderCell": gettext("Header cell"),
  "table:deleteTable": gettext("Delete the table"),
  "history:undo": gettext("Undo"),
  "history:redo": gettext("Redo"),
  html: gettext("Edit HTML"),
};
const TOGGLES = new Set([
  ...["heading2", "heading3", "bold", "italic", "underline", "strike", "subscript", "superscript", "code"],
  ...["codeBlock", "orderedList", "link", "blockquote"],
]);

export const AccessibleToolbar = Extension.create({
  name: "accessibleToolbar",
  priority: 1, // after the menu has made its buttons

  onCreate({ editor }) {
    const frame = editor.view.dom.closest(".prose-editor");
    const buttons = [...frame.querySelectorAll(".prose-menubar [data-name]")];
    nameEditor(editor.view.dom, frame.querySelector(":scope > textarea"));
    frame.querySelector(".prose-menubar").setAttribute("role", "group");
    frame.querySelector(".prose-menubar").setAttribute("aria-label", gettext("Formatting"));
    for (const button of buttons) nameButton(button);
    const tell = () => buttons.forEach(tellState);
    editor.on("transaction", tell);
    tell();
  },
});

function nameEditor(box, textarea) {
  const label = textarea.labels?.[0] ?? document.querySelector(`label[for="${textarea.id}"]`);
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.lang = textarea.lang;
  box.spellcheck = true;
  if (!label) return;
  label.id ||= `${textarea.id}-label`;
  box.setAttribute("aria-labelledby", label.id);
  label.addEventListener("click", () => box.focus());
}

function nameButton(button) {
  const words = WORDS[button.dataset.name] ?? button.title;
  button.title = words;
  button.setAttribute("aria-label", words);
  if (SHOWN[button.dataset.name]) {
    button.textContent = SHOWN[button.dataset.name];
    button.classList.add("prose-menubar__button--heading");
  }
}

const REASONS = { link: gettext("Select the words of the link first.") };
const SHOWN = {
  heading2: gettext("Heading"),
  heading3: gettext("Subheading"),
  codeBlock: WORDS.codeBlock,
  html: "HTML", // its sign would be that of code
};

function tellState(button) {
  const { name } = button.dataset;
  const isDisabled = button.classList.contains("disabled");
  button.setAttribute("aria-disabled", String(isDisabled));
  if (REASONS[name]) button.title = isDisabled ? `${WORDS[name]}: ${REASONS[name]}` : WORDS[name];
  if (TOGGLES.has(button.dataset.name)) {
    button.setAttribute("aria-pressed", String(button.classList.contains("active")));
  }
}
