"""From the demo's drawings and papers to the library, and from there to posts and agreements."""

import csv
from functools import partial
from io import BytesIO, StringIO

from agreements.models import Agreement, City
from news.models import Post
from policyarchive.demo.drawing import draw
from policyarchive.demo.papers import hwpx, pdf
from policyarchive.demo.register import DATA
from policyarchive.lib.body.figures import Figure, figure_html
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import in_language
from policyarchive.lib.licences import Licence
from policyarchive.library.actions import upload_attachment, upload_image
from policyarchive.library.models import Attachment, Image
from policyarchive.publishing.actions import save
from policyarchive.publishing.links import replace_links

CREDIT = "Policy Archive"
MOTIFS = {
    "leaf": ("나뭇잎", "leaves"),
    "wave": ("물결", "waves"),
    "signal": ("전파", "radio waves"),
    "rails": ("철길", "tracks"),
    "bars": ("막대그래프", "bar charts"),
    "stage": ("음표", "notes of music"),
    "blocks": ("집", "houses"),
    "links": ("이어진 점", "linked dots"),
}
WITH_PAPERS = ["seoul-london-2017", "seoul-london-2015", "seoul-new-york-2023"]
MODEL_POST, WITH_FIGURE = "demo/seoul-london-exchange", "demo/about-this-archive"


def load_media() -> None:
    """Give posts and agreements their pictures and papers; an item that has any stays as it is."""
    with (DATA / "pictures.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            items: list = [*Post.objects.filter(ref=row["post"]), *_agreements(row["agreements"].split(";"))]
            new = [item for item in items if item.lead_image is None]
            if new:
                _give_picture(new, _picture(row["city"], row["motif"]))
    for agreement in _agreements(WITH_PAPERS):
        if not agreement.attachment_links.exists():
            _attach(agreement, _papers(agreement))
    _fill_posts()


def _fill_posts() -> None:
    """Show on two posts what a post can hold: papers with a table of data, and a picture in the text."""
    for post in Post.objects.filter(ref=MODEL_POST, attachment_links=None):
        papers = Agreement.objects.get(slug="seoul-london-2017").attachments
        _attach(post, [*papers, _areas_table(post)])
    for post in Post.objects.filter(ref=WITH_FIGURE).exclude(body_ko__contains="<figure"):
        image = _picture("london", "leaf")
        for code in post.languages:
            figure = Figure(image.pk, image.alt_in(code), getattr(image, column("caption", code)))
            setattr(post, column("body", code), getattr(post, column("body", code)) + figure_html(figure))
        save(post, by=None)


def _agreements(slugs: list[str]) -> list[Agreement]:
    return list(Agreement.objects.filter(slug__in=slugs).order_by("slug"))


def _give_picture(items: list, image: Image) -> None:
    for item in items:
        item.lead_image = image
        save(item, by=None)


def _picture(city_slug: str, motif: str) -> Image:
    city, (ko, en) = City.objects.get(slug=city_slug), MOTIFS[motif]
    target = BytesIO()
    draw(city_slug, motif).save(target, "PNG", compress_level=1)
    return upload_image(
        target,
        name=f"{city_slug}-{motif}.png",
        by=None,
        alt_ko=f"도시의 윤곽 위로 겹친 두 원. 겹친 곳에 {ko} 무늬가 있다.",
        alt_en=f"Two discs overlap above a skyline; in their overlap are {en}.",
        caption_ko="서울과 세계 도시" if city.is_home else f"서울과 {_text(city, 'name', 'ko')}",
        caption_en="Seoul and cities of the world"
        if city.is_home
        else f"Seoul and {_text(city, 'name', 'en')}",
        credit=CREDIT,
        licence=Licence.CC0,
        focus_y=40,
    ).row


def _papers(agreement: Agreement) -> list[Attachment]:
    title, lines = _text(agreement, "title", "ko"), _facts(agreement)
    made = {"hwpx": hwpx(title, lines), "pdf": pdf(title, lines)}
    return [
        upload_attachment(
            BytesIO(content),
            name=f"{title}.{ending}",
            by=None,
            title_ko=f"{title} 요약",
            title_en=f"{_text(agreement, 'title', 'en')}: summary in Korean",
        ).row
        for ending, content in made.items()
    ]


def _facts(agreement: Agreement) -> list[str]:
    parties = agreement.parties.exclude(city=None).select_related("city")
    names = ", ".join(_text(party.city, "name", "ko") for party in parties)
    return [
        f"당사자: {names}",
        f"서명: {agreement.signed_on}",
        f"장소: {_text(agreement, 'place', 'ko') or '확인되지 않음'}",
        "협력 분야:",
        *(f"  {place}. {_text(area, 'name', 'ko')}" for place, area in enumerate(agreement.ordered_areas, 1)),
        "",
        "정책아카이브 시연 자료. 공개된 출처에서 확인한 사실만 담았다.",
    ]


def _areas_table(post: Post) -> Attachment:
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(["번호", "협력 분야", "Area of cooperation"])
    writer.writerows(
        [place, _text(area, "name", "ko"), _text(area, "name", "en")]
        for place, area in enumerate(post.ordered_areas, 1)
    )
    content = BytesIO(table.getvalue().encode("utf-8-sig"))
    names = {"title_ko": "협력 분야 목록", "title_en": "List of the areas of cooperation"}
    return upload_attachment(content, name="협력 분야.csv", by=None, **names).row


def _text(item, name: str, language: str) -> str:
    return in_language(item, name, language).text


def _attach(item, attachments: list[Attachment]) -> None:
    save(item, by=None, rows=partial(replace_links, item, "attachment_links", attachments))
