// Makes a row of each file that was uploaded below the rows; it is saved with the page.
const { jQuery } = window.django;

for (const place of document.querySelectorAll("[data-attachment-rows]")) {
  place.addEventListener("uploaded", ({ detail }) => addRow(place.dataset.attachmentRows, detail));
}

function addRow(prefix, { id, name }) {
  const group = document.getElementById(`${prefix}-group`);
  group.querySelector(".add-row a").click();
  const rows = group.querySelectorAll("tr.form-row:not(.empty-form)");
  const select = rows[rows.length - 1].querySelector("select");
  select.append(new Option(name, id, true, true));
  jQuery(select).trigger("change");
}
