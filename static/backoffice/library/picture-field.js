// The field of the lead picture: a button opens the dialog with pictures, and what is chosen is shown.
import { choosePicture } from "backoffice/picture-dialog";

// The key itself means nothing to people who have the button.
for (const field of document.querySelectorAll("[data-picture-field]")) {
  const input = field.querySelector("input");
  input.type = "hidden";
  field.querySelector("[data-choose]").addEventListener("click", () => ask(field, null));
  field.querySelector("[data-words]").addEventListener("click", () => ask(field, { id: input.value }));
  field.querySelector("[data-clear]").addEventListener("click", () => choose(field, { id: "", url: "", name: "" }));
  field.addEventListener("picture-put", ({ detail }) => show(field, detail));
  show(field, null);
}

async function ask(field, chosen) {
  const { pick, language } = field.dataset;
  const picture = await choosePicture({ pick, language, chosen });
  if (picture) choose(field, picture);
}

function choose(field, picture) {
  show(field, picture);
  field.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  field.querySelector("[data-choose]").focus();
}

// Without a picture to show, it shows what stands there.
function show(field, picture) {
  const image = field.querySelector("img");
  const input = field.querySelector("input");
  if (picture) {
    input.value = picture.id;
    field.querySelector("[data-name]").textContent = picture.name;
    if (picture.id) image.src = picture.url;
    else image.removeAttribute("src");
  }
  image.hidden = !input.value;
  for (const name of ["clear", "words"]) field.querySelector(`[data-${name}]`).hidden = !input.value;
}
