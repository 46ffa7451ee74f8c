// Hands the chosen picture to the window that asked: the editor, which knows a number, or a field.
const place = document.querySelector("[data-pick]");
const list = place.querySelector("[data-choices]");

list.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) choose(button.dataset);
});

place.addEventListener("uploaded", ({ detail }) => {
  const row = document.createElement("li");
  const button = document.createElement("button");
  const picture = new Image();
  picture.src = detail.picture;
  picture.alt = "";
  const name = document.createElement("span");
  name.textContent = detail.name;
  button.type = "button";
  Object.assign(button.dataset, { id: detail.id, url: detail.picture, alt: "", caption: "", name: detail.name });
  button.append(picture, name);
  row.append(button);
  list.querySelector(".pick__none")?.remove();
  list.prepend(row);
  button.focus();
});

function choose({ id, url, alt, caption, name }) {
  const asked = place.dataset.function;
  if (asked) {
    window.opener?.CKEDITOR?.tools.callFunction(asked, url, { id, alternative_text: alt, caption });
  } else {
    window.opener?.dispatchEvent(new CustomEvent("picture-chosen", { detail: { id, url, name: alt || name } }));
  }
  window.close();
}
