from policyarchive.lib.language.moments import FORMAT

DATETIME_FORMAT = SHORT_DATETIME_FORMAT = FORMAT
