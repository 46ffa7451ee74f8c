// Gives the search boxes that Django's Select2 makes the name of the field they stand for.

function nameOf(select) {
  const label = select.labels?.[0];
  return select.getAttribute("aria-label") ?? label?.textContent.trim().replace(/:$/, "") ?? "";
}

function nameBox(select) {
  const container = select.nextElementSibling;
  if (!container?.matches(".select2-container")) return;
  const box = container.querySelector(".select2-selection[role='combobox']");
  box.removeAttribute("aria-labelledby");
  box.setAttribute("aria-label", boxName(select));
  const shown = box.querySelector("[role='textbox']"); // nobody types there, and it would need a name as well
  for (const attribute of ["role", "aria-readonly"]) shown?.removeAttribute(attribute);
  container.querySelector(".select2-search__field")?.setAttribute("aria-label", nameOf(select));
}

function boxName(select) {
  const chosen = [...select.selectedOptions].map((option) => option.textContent.trim()).filter(Boolean);
  return [nameOf(select), ...chosen].join(": ");
}

function nameOpenList({ target }) {
  for (const part of document.querySelectorAll(
    ".select2-container--open .select2-search__field, .select2-container--open .select2-results__options",
  )) {
    part.setAttribute("aria-label", nameOf(target));
  }
}

const { jQuery } = window.django ?? {};
const boxes = (root) => root.querySelectorAll("select.admin-autocomplete");

// Select2 puts its “clear all” among the items of a list, where nothing but items may stand.
for (const select of boxes(document)) if (select.multiple) select.dataset.allowClear = "false";

window.addEventListener("load", () => boxes(document).forEach(nameBox));
document.addEventListener("formset:added", ({ target }) => setTimeout(() => boxes(target).forEach(nameBox)));
jQuery?.(document).on("select2:open", nameOpenList);
jQuery?.(document).on("change", "select.admin-autocomplete", ({ target }) => nameBox(target));
