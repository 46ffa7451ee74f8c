"""What is logged is one of the actions that the program knows; what an earlier one called otherwise keeps that name."""

from django.db import migrations, models

CHOICES = [
    ("submit", "Submit for review"),
    ("send_back", "Send back to the writer"),
    ("withdraw", "Withdraw"),
    ("reinstate", "Reinstate"),
    ("unpublish", "Unpublish"),
    ("saved", "Saved"),
    ("imported", "Imported"),
    ("opened", "Working copy made"),
    ("restored", "Earlier revision restored"),
    ("published", "Published"),
    ("kept", "Text of the working copy kept"),
    ("added", "Added"),
    ("replaced", "File replaced"),
    ("deleted", "Deleted"),
    ("discarded", "Working copy discarded"),
    ("made_home", "Made the home city"),
    ("scheduled", "Scheduled"),
    ("unscheduled", "Taken off the schedule"),
    ("approved", "Change of a scheduled item approved"),
    ("rescheduled", "Schedule moved"),
    ("schedule_failed", "Schedule failed"),
    ("imported_stage", "Stage set by an import"),
    ("translated", "Translation declared current"),
    ("override", "Warning overridden"),
    ("exported", "Exported"),
    ("restored_backup", "Restored from a backup"),
    ("preview_shared", "Preview shared"),
    ("preview_revoked", "Preview link revoked"),
    ("preview_answered", "Preview answered"),
    ("logged_in", "Logged in"),
    ("logged_out", "Logged out"),
    ("login_failed", "Login failed"),
    ("logins_refused", "Logins refused"),
    ("old_password_wrong", "Old password wrong"),
    ("reset_mailed", "New password asked for by mail"),
    ("reset_link_made", "Link for a new password made"),
    ("password_changed", "Password changed"),
    ("rights_changed", "Rights changed"),
    ("other", "Other"),
]
ACTIONS = [name for name, _label in CHOICES]
TODAY = {
    "publish": "published",
    "schedule": "scheduled",
    "unschedule": "unscheduled",
    "reschedule": "rescheduled",
    "discard": "discarded",
    "delete": "deleted",
    "restore": "restored",
    "translate": "translated",
    "import": "imported",
    "save": "saved",
    "add": "added",
    "replace": "replaced",
    "export": "exported",
}


def name_by_what_is_known(apps, schema_editor):
    entries = apps.get_model("audit", "LogEntry").objects.using(schema_editor.connection.alias)
    for entry in entries.exclude(action__in=ACTIONS).only("pk", "action", "details").iterator():
        details = entry.details if isinstance(entry.details, dict) else {"details": entry.details}
        entries.filter(pk=entry.pk).update(
            action=TODAY.get(entry.action, "other"), details={**details, "recorded_as": entry.action}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0001_log"),
        ("publishing", "0011_the_log_has_an_app"),
    ]

    operations = [
        migrations.RunPython(name_by_what_is_known, migrations.RunPython.noop),
        migrations.RemoveConstraint("logentry", "log_entry_says_what_was_done"),
        migrations.AlterField(
            "logentry",
            "action",
            models.CharField(choices=CHOICES, db_index=True, max_length=40, verbose_name="what"),
        ),
        migrations.AddConstraint(
            "logentry",
            models.CheckConstraint(
                condition=models.Q(("action__in", ACTIONS)), name="log_entry_action_is_known"
            ),
        ),
    ]
