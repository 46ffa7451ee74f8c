"""The demo site's own words: those of the Seoul Policy Archive, without a claim to be official."""

from policyarchive.pages.models import SiteSettings

WORDS = {
    "name_ko": "서울 정책아카이브",
    "name_en": "Seoul Policy Archive",
    "greeting_ko": "서울 정책아카이브에 오신것을 환영합니다.",
    "greeting_en": "Welcome to the Seoul Policy Archive.",
    "introduction_ko": "서울과 세계 도시가 맺은 협정과 협력 분야, 그 소식을 한곳에서 봅니다.",
    "introduction_en": "Seoul's agreements with cities of the world, what they work on, and their news.",
    "organisation_ko": "정책아카이브 시연 운영자",
    "organisation_en": "Policy Archive demonstration",
    "footer_ko": "공개된 자료에서 확인한 사실을 담은 시연용 누리집입니다.",
    "footer_en": "A demonstration site made of facts that were checked in public sources.",
}


def load_site() -> None:
    """Set the words of a site that has none; words that an administrator chose stay."""
    SiteSettings.objects.get_or_create(pk=1, defaults=WORDS)
