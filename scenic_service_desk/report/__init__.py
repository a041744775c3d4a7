from . import paper
from . import found_item_report
from . import claim_report
from . import log_report
from . import blank_form_report
from . import patrol_report
from . import check_report
from . import inquiry_report
