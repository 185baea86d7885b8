// Sets DataTables up over the rows in the page, with a filter for each <select>, and shows what a link asks for.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const browser = document.getElementById("browser");
  const asked = document.getElementById("asked");
  const filters = [...browser.querySelectorAll("select[data-filter]")];

  const element = (tag, text, attributes) => {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
    return made.outerHTML;
  };
  const link = ([text, href, lang, title]) =>
    href ? element("a", text, { href, lang, title }) : element("span", text, { lang });

  const shown = {
    links: (cell, type) => (type === "display" ? link(cell) : cell[0]),
    many: (cell, type) =>
      type === "display"
        ? cell.length && `<ul>${cell.map((one) => `<li>${link(one)}</li>`).join("")}</ul>` || ""
        : cell.map((one) => one[0]).join(" "),
    sorted: (cell, type) =>
      type === "sort" || type === "type" ? cell[1] ?? -Infinity : type === "display" ? element("span", cell[0], {}) : cell[0],
    pieces: (cell, type) =>
      cell.map(([text, lang]) => (type === "display" ? element("span", text, { lang }) : text)).join(""),
    plain: (cell, type) => (type === "display" ? element("span", cell, {}) : cell),
  };
  const columns = data.columns.map(({ name, title, shown: how }) => ({
    data: name,
    title,
    className: [name, ...how.split(" ")].filter(Boolean).map((one) => `of-${one}`).join(" "),
    type: how.includes("sorted") ? "num" : "string",
    render: shown[how.split(" ").findLast((one) => one in shown) ?? "plain"],
  }));

  // To lay out more rows at once than this takes a browser several seconds.
  const most = data.rows.length > 2500 ? 1000 : -1;
  browser.hidden = false;
  const table = new window.DataTable("#list", {
    data: data.rows,
    columns,
    rowId: "id",
    order: [],
    autoWidth: false,
    deferRender: true,
    pageLength: 25,
    lengthMenu: [10, 25, 100, most],
    language: data.language,
    layout: { topStart: "search", topEnd: "pageLength", bottomStart: "info", bottomEnd: "paging" },
  });
  const scrolled = table.table().node().parentElement;
  scrolled.classList.add("scroll");
  for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", data.words.table]])
    scrolled.setAttribute(name, value);

  const filter = (select) => {
    const { filter: name } = select.dataset, wanted = select.value;
    table.search.fixed(`filter ${name}`, wanted ? (_, row) => row[name] === wanted : null);
  };
  for (const select of filters)
    select.addEventListener("change", () => {
      filter(select);
      table.draw();
    });

  // Ids with commas between them, or a document or source, with lines after a colon.
  const finder = (fragment) => {
    const ids = new Set(fragment.split(","));
    if (data.rows.some((row) => ids.has(row.id))) return (_, row) => ids.has(row.id);
    const [, place, lines] = /^(.*?)(?::([\d,]+))?$/.exec(fragment);
    const places = new Set(lines ? lines.split(",").map((line) => `${place}:${line}`) : [place]);
    return (_, row) => places.has(row.at);
  };
  const clear = () => {
    for (const select of filters) {
      select.value = "";
      filter(select);
    }
    table.search("");
  };
  const follow = () => {
    let fragment = location.hash.slice(1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      // A fragment that is not encoded is meant as it stands.
    }
    if (fragment === "main") return;
    if (fragment) clear();
    table.search.fixed("asked", fragment ? finder(fragment) : null).draw();
    const found = table.rows({ search: "applied" }).count();
    asked.textContent = fragment ? data.words[found ? "only" : "nothing"] : "";
    if (fragment) asked.focus();
  };
  document.getElementById("clear").addEventListener("click", () => {
    clear();
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    follow();
  });
  window.addEventListener("hashchange", follow);
  follow();
})();
