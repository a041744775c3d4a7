from . import claim_notice, notice, patrol, scan
