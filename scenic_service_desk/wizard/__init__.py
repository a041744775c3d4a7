from . import approve_wizard, claim_reason, custody_wizard, reveal
