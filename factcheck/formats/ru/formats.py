"""Russian formats where Django's own give the wrong case of the month."""

MONTH_DAY_FORMAT = "j E"
YEAR_MONTH_FORMAT = "F Y г."
