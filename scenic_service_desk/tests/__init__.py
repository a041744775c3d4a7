from . import (
    test_append_only,
    test_approval,
    test_bad_input,
    test_category_rules,
    test_claim,
    test_company,
    test_contract,
    test_contract_hooks,
    test_contract_models,
    test_custody,
    test_desk,
    test_duty_log,
    test_forgery,
    test_lock,
    test_on_site,
    test_purge,
    test_query_counts,
    test_item_reminder,
    test_receipt,
    test_remembered,
    test_reminder,
    test_report_contents,
    test_reports,
    test_return,
    test_reveal,
    test_search,
    test_second_person,
    test_secrecy,
    test_signing,
    test_transitions,
    test_roster,
    test_roster_prints,
    test_sign_in,
    test_late_sign_in,
    test_sign_in_hours,
    test_shift_plan,
    test_briefing,
    test_closing,
    test_desk_card,
    test_duty_day,
    test_duty_entry,
    test_handover,
    test_handover_remind,
    test_log_readers,
    test_opening,
    test_summary,
    test_timeline,
    test_count,
    test_count_desk,
    test_count_json2,
    test_count_paste,
    test_count_report,
    test_count_cron,
    test_count_holiday,
    test_count_rpc,
    test_notice,
    test_notice_page,
    test_inquiry,
    test_inquiry_call_back,
    test_inquiry_foreign,
    test_inquiry_report,
    test_inquiry_search,
    test_inquiry_tally,
    test_answer,
    test_answer_pick,
    test_asset_audit,
    test_asset_check,
    test_asset_missing,
    test_asset_scan,
    test_check_owed,
    test_check_prints,
    test_desk_equipment,
    test_hazard,
    test_repair_request,
    test_safety_check,
    test_paper_name,
    test_patrol,
    test_patrol_finding,
    test_patrol_prints,
    test_patrol_scan,
    test_patrol_sign,
    test_patrol_time,
    test_archive,
    test_archive_documents,
    test_seal,
    test_visibility,
    test_match,
    test_match_days,
    test_match_life,
    test_match_nearest,
    test_match_odd,
    test_match_queue,
    test_match_words,
    test_lost_report,
    test_lost_contact,
    test_lost_end,
    test_lost_validity,
    test_lost_text,
    test_lost_prints,
    test_lost_match,
    test_transfer,
    test_transfer_cash,
    test_transfer_outside,
    test_transfer_sign,
    test_transfer_due,
    test_transfer_result,
    test_finance,
    test_finance_access,
    test_finance_cash,
    test_finance_month,
    test_finance_received,
    test_finance_return,
    test_finance_inventory,
    test_finance_issue,
    test_finance_issue_differences,
    test_finance_issue_lists,
    test_finance_issue_paper,
    test_found_panel,
    test_item_due,
    test_item_rule,
    test_item_rule_change,
    test_claim_notice,
    test_claim_notice_page,
    test_claim_notice_publish,
    test_claim_notice_year,
    test_good_deed,
    test_deed_badge,
    test_deed_proposed,
    test_deed_review,
    test_deed_hr,
    test_deed_evaluation,
)

try:
    from . import test_count_rows, test_deadline_due, test_match_properties, test_properties, test_role_properties
except ImportError:  # where hypothesis is not installed
    test_count_rows = test_deadline_due = test_match_properties = test_properties = test_role_properties = None
from . import test_deadline
from . import test_deadline_job
from . import test_deadline_rule
from . import test_chain
from . import test_chain_notice
from . import test_chain_tell
from . import test_chain_template
from . import test_incident
from . import test_incident_afterwards
from . import test_incident_flow
from . import test_incident_prints
from . import test_incident_raise
from . import test_incident_timer
from . import test_complaint
from . import test_complaint_route
from . import test_complaint_reply
from . import test_complaint_approval_level
from . import test_complaint_evidence
from . import test_complaint_measure
from . import test_complaint_flow
from . import test_complaint_hidden
from . import test_complaint_hidden_texts
from . import test_complaint_hidden_told
from . import test_dialogs
from . import test_complaint_access
from . import test_nothing_disappears
from . import test_complaint_merge
from . import test_complaint_approval
from . import test_complaint_stat
from . import test_missing_person
from . import test_missing_search
from . import test_missing_pair
from . import test_missing_police
from . import test_missing_afterwards
from . import test_missing_reunion
from . import test_missing_photo
from . import test_broadcast
from . import test_broadcast_reading
from . import test_lost_broadcast
from . import test_satisfaction
from . import test_satisfaction_access
from . import test_satisfaction_round
from . import test_satisfaction_score
from . import test_survey_link
from . import test_callback
from . import test_callback_attempt
