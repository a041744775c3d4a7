from odoo import fields, models

_STAFF = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"


class ScenicHiddenMixin(models.AbstractModel):
    """What only the owner knows of a thing, found or lost: written by who receives it, read by nobody (register 6)."""

    _name = "scenic.hidden.mixin"
    _description = "Hidden Marks"

    marks_entry = fields.Text(
        "Distinguishing Marks (Hidden)",
        compute="_compute_hidden_entries",
        inverse="_inverse_marks_entry",
        groups=_STAFF,
        help="Scratches, engravings, what only the owner knows. Hidden once saved; seen where a claim is tested.",
    )
    document_name_entry = fields.Char(
        "Name on a Document (Hidden)",
        compute="_compute_hidden_entries",
        inverse="_inverse_document_name_entry",
        groups=_STAFF,
    )
    has_marks = fields.Boolean("Marks on File", compute="_compute_has_marks", compute_sudo=True)

    def _compute_hidden_entries(self):
        # written, never read back: a claim is tested against what its claimant does not hear from us
        self.marks_entry = self.document_name_entry = False

    def _compute_has_marks(self):
        for record in self:
            record.has_marks = bool(record.marks or record.document_name)

    def _inverse_marks_entry(self):
        for record in self.filtered("marks_entry"):
            record._add_hidden("marks", record.marks_entry)

    def _inverse_document_name_entry(self):
        for record in self.filtered("document_name_entry"):
            record._add_hidden("document_name", record.document_name_entry)

    def _add_hidden(self, field_name, text):
        """Add to a hidden text; who cannot read it must not be able to wipe it out either.

        sudo: nobody has access to the field; writing was checked on the entry field.
        """
        self.check_access("write")
        record = self.sudo()
        record[field_name] = "\n".join(filter(None, [record[field_name], text.strip()]))
