"""How bad something is: one scale for complaints, incidents and who is told."""

SEVERITIES = [("low", "Slight"), ("medium", "Considerable"), ("high", "Major"), ("critical", "Grave")]
