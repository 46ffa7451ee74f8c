"""Reading an answer as a browser does: a strict parser, and what stands where."""

import html5lib


def page_of(client, path):
    """Return the parsed page; raises for markup that breaks the HTML standard."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(response.content.decode())


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def rows(page):
    """Return the cells of the page's first table, row by row, as text."""
    table = next(page.iter("table"))
    return [[text_of(cell) for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]


def links(page):
    return {anchor.get("href") for anchor in page.iter("a")}


def texts(page, name):
    """Return the texts of the elements with that class."""
    return [text_of(element) for element in page.iter() if name in (element.get("class") or "").split()]


def languages_of(page, text):
    """Return the languages that the elements with exactly that text in the body are said to be in."""
    return set(_languages_below(page.find("body"), page.get("lang"), text))


def _languages_below(element, language, text):
    language = element.get("lang", language)
    if text_of(element) == text and not len(element):
        yield language
    for child in element:
        yield from _languages_below(child, language, text)
