from . import approve_wizard, blank_form_wizard, claim_reason, custody_wizard, reveal
