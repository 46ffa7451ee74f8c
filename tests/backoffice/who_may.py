"""Who may change something on which page of the admin, by which move, and for many rows at once."""

from policyarchive.backoffice.workflow.move_forms import FORMS

NOBODY, ADMIN = frozenset(), frozenset({"admin"})
PUBLISHERS = ADMIN | {"jun"}
WRITERS = PUBLISHERS | {"mina"}
TRANSLATORS = WRITERS | {"hana"}
EVERYBODY = TRANSLATORS | {"sora"}
CAST = ["anonymous", "sora", "hana", "mina", "jun", "admin"]
# What may be written by anybody: sessions, the log, counted tries, who has which page open, forms sent once.
OWN_BOOKS = {
    "django_session",
    "publishing_logentry",
    "backoffice_loginwindow",
    "publishing_presence",
    "publishing_submission",
}

MAY = {
    "password_reset": NOBODY,
    "password_reset_done": NOBODY,
    "password_reset_confirm": NOBODY,
    "password_reset_complete": NOBODY,
    "admin:set_language": NOBODY,
    "admin:workflow": NOBODY,
    "admin:link_targets": NOBODY,
    "admin:manual": NOBODY,
    "admin:translation_matrix": NOBODY,
    "admin:index": NOBODY,
    "admin:login": NOBODY,
    "admin:logout": NOBODY,
    "admin:password_change": EVERYBODY,
    "admin:password_change_done": NOBODY,
    "admin:autocomplete": NOBODY,
    "admin:jsi18n": NOBODY,
    "admin:view_on_site": NOBODY,
    "admin:app_list": NOBODY,
    "admin:unnamed": NOBODY,
    "admin:auth_user_changelist": ADMIN,
    "admin:auth_user_add": ADMIN,
    "admin:auth_user_change": ADMIN,
    "admin:auth_user_delete": ADMIN,
    "admin:auth_user_history": NOBODY,
    "admin:auth_user_password_change": ADMIN,
    "admin:auth_user_reset_link": NOBODY,
    "admin:pages_sitesettings_changelist": NOBODY,
    "admin:pages_sitesettings_add": NOBODY,
    "admin:pages_sitesettings_change": ADMIN,
    "admin:pages_sitesettings_delete": NOBODY,
    "admin:pages_sitesettings_history": NOBODY,
    "admin:agreements_party_changelist": NOBODY,
    "admin:agreements_party_add": NOBODY,
    "admin:agreements_party_change": WRITERS,
    "admin:agreements_party_delete": WRITERS,
    "admin:agreements_party_history": NOBODY,
    "admin:library_image_pick": NOBODY,
    "admin:library_image_words": TRANSLATORS,
}
READ_ONLY = ("export", "changelist", "add", "change", "delete", "history")
for _name in ("audit_logentry", "search_searchmiss"):
    MAY |= {f"admin:{_name}_{page}": NOBODY for page in READ_ONLY}
for _name in ("agreements_cooperationarea", "agreements_city", "news_category"):
    MAY |= {f"admin:{_name}_{page}": PUBLISHERS for page in ("changelist", "add", "change", "delete")}
    MAY |= {f"admin:{_name}_history": NOBODY}
for _name in ("library_image", "library_attachment"):
    MAY |= {
        f"admin:{_name}_changelist": PUBLISHERS,
        f"admin:{_name}_add": WRITERS,
        f"admin:{_name}_change": TRANSLATORS,
        f"admin:{_name}_replace": WRITERS,
        f"admin:{_name}_delete": PUBLISHERS,
        f"admin:{_name}_history": NOBODY,
    }
for _name in ("news_post", "agreements_agreement"):
    MAY |= {
        f"admin:{_name}_changelist": WRITERS,
        f"admin:{_name}_add": WRITERS,
        f"admin:{_name}_change": TRANSLATORS,
        f"admin:{_name}_delete": PUBLISHERS,
        f"admin:{_name}_history": NOBODY,
        f"admin:{_name}_copy": TRANSLATORS,
        f"admin:{_name}_previews": WRITERS,
        f"admin:{_name}_phone": NOBODY,
        f"admin:{_name}_presence": NOBODY,
        f"admin:{_name}_translate": TRANSLATORS,
        f"admin:{_name}_revision_list": NOBODY,
        f"admin:{_name}_revision_compare": NOBODY,
        f"admin:{_name}_revision_restore": WRITERS,
    }
MAY_MOVE = dict.fromkeys(FORMS, PUBLISHERS) | {"submit": TRANSLATORS, "discard": WRITERS}
AT_LEAST = {"anonymous": 0, "sora": 1, "hana": 3, "mina": 10, "jun": 20, "admin": 20}
BULK = {
    "publish_many": PUBLISHERS,
    "withdraw_many": PUBLISHERS,
    "unpublish_many": PUBLISHERS,
    "add_areas_to_many": WRITERS,
    "categorise_many": WRITERS,
    "delete_selected": PUBLISHERS,
}
