from . import claim_notice, notice, patrol, satisfaction, scan
