// The button of preformatted text, in words: its sign would be that of code in a line.
import { CodeBlock as PlainBlock } from "django-prose-editor/editor";

export const CodeBlock = PlainBlock.extend({
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "codeBlock",
      groups: "nodes",
      button: buttons.material("code", "Preformatted text"),
      command: (editor) => editor.chain().focus().toggleCodeBlock().run(),
      active: (editor) => editor.isActive("codeBlock"),
      enabled: (editor) => editor.can().toggleCodeBlock(),
    });
  },
});
