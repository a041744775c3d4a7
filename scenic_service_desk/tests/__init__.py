from . import (
    test_append_only,
    test_approval,
    test_bad_input,
    test_category_rules,
    test_claim,
    test_company,
    test_contract,
    test_custody,
    test_desk,
    test_duty_log,
    test_lock,
    test_on_site,
    test_purge,
    test_query_counts,
    test_receipt,
    test_report_contents,
    test_reports,
    test_return,
    test_reveal,
    test_search,
    test_second_person,
    test_secrecy,
    test_signing,
    test_transitions,
    test_visibility,
)

try:
    from . import test_properties
except ImportError:  # where hypothesis is not installed
    test_properties = None
