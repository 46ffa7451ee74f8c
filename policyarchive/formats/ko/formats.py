from policyarchive.lib.moments import FORMAT

DATETIME_FORMAT = SHORT_DATETIME_FORMAT = FORMAT
