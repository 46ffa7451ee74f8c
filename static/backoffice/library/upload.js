// Uploads one file after the other, with progress. Without this script a form sends them all at once.
for (const form of document.querySelectorAll("[data-upload]")) begin(form);

export function begin(form) {
  if (form.querySelector("[name=_popup]")) return; // the window of a field takes one file and closes
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-zone]");
  const submit = form.querySelector("[data-submit]");
  zone.hidden = false;
  form.querySelector("[data-hint]").hidden = false;
  if (submit) submit.hidden = true;
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    takeAll(form, files);
  });
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => hover(event, zone, true));
  zone.addEventListener("dragleave", (event) => hover(event, zone, false));
  zone.addEventListener("drop", (event) => {
    hover(event, zone, false);
    takeAll(form, [...event.dataTransfer.files]);
  });
}

function hover(event, zone, isOver) {
  event.preventDefault();
  zone.classList.toggle("upload__zone--over", isOver);
}

async function takeAll(form, files) {
  const rows = files.map((file) => addRow(form, file));
  for (const [index, file] of files.entries()) await take(form, file, rows[index]);
}

function addRow(form, file) {
  const row = document.createElement("li");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", file.name);
  row.append(text("span", file.name, "upload__name"), bar, text("span", form.dataset.waiting, "upload__state"));
  form.querySelector("[data-list]").append(row);
  return row;
}

async function take(form, file, row) {
  const bar = row.querySelector("progress");
  const state = row.querySelector(".upload__state");
  const shown = (part) => {
    bar.value = part;
    if (part === 1) state.textContent = form.dataset.working;
  };
  tell(form, row, await send(file, form.dataset.action, shown));
}

// Sends one file; SHOWN is given the part that has gone, and 1 while the server still works on it.
export function send(file, action, shown = () => {}) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      shown(event.loaded / (event.total || 1));
    });
    request.addEventListener("loadend", () => resolve(request));
    const data = new FormData();
    data.append("uploads", file);
    request.send(data);
  });
}

function tell(form, row, { status, response }) {
  const state = row.querySelector(".upload__state");
  row.querySelector("progress").remove();
  if (status !== 200 || !response || response.errors) {
    row.classList.add("upload--failed");
    state.textContent = form.dataset.failed;
    for (const words of response?.errors ?? [form.dataset.broken]) row.append(text("p", words));
    return;
  }
  state.textContent = form.dataset.done;
  const link = text("a", response.notes.length ? form.dataset.describe : response.name);
  link.href = response.url;
  row.append(...response.notes.map((words) => text("p", words)));
  if (!form.closest("[data-pick]")) row.append(link);
  form.dispatchEvent(new CustomEvent("uploaded", { detail: response, bubbles: true }));
}

function text(tag, words, name = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  if (name) element.className = name;
  return element;
}
