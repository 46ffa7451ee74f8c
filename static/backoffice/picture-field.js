// The field of the lead picture: a button opens the window with pictures, the choice comes back as an event.
let waiting = null;

// The key itself means nothing to people who have the button.
for (const field of document.querySelectorAll("[data-picture-field]")) {
  field.querySelector("input").type = "hidden";
  field.querySelector("[data-choose]").addEventListener("click", () => {
    waiting = field;
    window.open(field.dataset.pick, "picture", "width=900,height=700");
  });
  field.querySelector("[data-clear]").addEventListener("click", () => choose(field, { id: "", url: "", name: "" }));
  field.addEventListener("picture-put", ({ detail }) => show(field, detail));
}

window.addEventListener("picture-chosen", ({ detail }) => {
  if (waiting) choose(waiting, detail);
});

function choose(field, picture) {
  show(field, picture);
  field.querySelector("[data-choose]").focus();
}

function show(field, { id, url, name }) {
  const picture = field.querySelector("img");
  field.querySelector("input").value = id;
  field.querySelector("[data-name]").textContent = name;
  picture.hidden = !id;
  if (id) picture.src = url;
  else picture.removeAttribute("src");
  field.querySelector("[data-clear]").hidden = !id;
}
